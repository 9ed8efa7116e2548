package io.scimrelay.delivery.lane;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The right of this process to send, by its own monotonic clock, which runs on while the process
 * stands still. It counts from before the database was asked, so it never ends later here than
 * there. Nothing is sent in its last 16 s, so that every exchange ends within it.
 */
final class Lease {
  static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Duration RESERVE = Duration.ofSeconds(16);

  private final LongSupplier nanos;
  private volatile long end;

  Lease(LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong();
  }

  /** Remembers when the database was asked. */
  long asked() {
    return nanos.getAsLong();
  }

  void granted(long asked) {
    end = asked + LENGTH.toNanos();
  }

  boolean maySend() {
    return end - nanos.getAsLong() >= RESERVE.toNanos();
  }

  boolean over() {
    return end - nanos.getAsLong() <= 0;
  }
}
