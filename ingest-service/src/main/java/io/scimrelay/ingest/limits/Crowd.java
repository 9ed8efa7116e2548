package io.scimrelay.ingest.limits;

import java.time.Duration;

/**
 * The calls of one connection that are in work. A few go on as they come; while that many are in
 * work, the others go on at a rate.
 */
final class Crowd {
  private final int atOnce;
  private final long intervalNanos;
  private int inWork;
  private long lastNanos;

  Crowd(int atOnce, int perSecond, long nowNanos) {
    this.atOnce = atOnce;
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.lastNanos = nowNanos;
  }

  /** Without waiting. */
  Duration enter() {
    inWork++;
    return Duration.ZERO;
  }

  /** How long the call that came now waits. */
  Duration enterSpaced(long nowNanos) {
    if (lastNanos - nowNanos < 0) {
      lastNanos = nowNanos;
    }
    if (inWork < atOnce) {
      return enter();
    }
    inWork++;
    lastNanos += intervalNanos;
    return Duration.ofNanos(lastNanos - nowNanos);
  }

  /** Whether others are left. */
  boolean leave() {
    return --inWork > 0;
  }
}
