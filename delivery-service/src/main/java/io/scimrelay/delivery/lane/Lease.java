package io.scimrelay.delivery.lane;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The right of this process to send, by its own monotonic clock, which runs on while the process
 * stands still. It counts from before the database was asked, and ends a little early, so it never
 * ends later here than there. While the session is away that tells others that this process lives,
 * others wait less for its heartbeat, and so the lease is shorter.
 */
final class Lease {
  static final Duration LENGTH = Duration.ofSeconds(6);

  /** As delivery.live_process has it. */
  static final Duration LENGTH_UNTIED = Duration.ofSeconds(4);

  /** So much must be left for something to begin. */
  private static final Duration RESERVE = Duration.ofMillis(1_500);

  /** What is on its way ends so much before others may take over. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final LongSupplier nanos;
  private volatile long granted;
  private volatile boolean tied;

  Lease(LongSupplier nanos) {
    this.nanos = nanos;
    this.granted = nanos.getAsLong() - LENGTH.toNanos();
  }

  /** Remembers when the database was asked. */
  long asked() {
    return nanos.getAsLong();
  }

  void granted(long asked) {
    granted = asked;
  }

  /** Whether the session stands that ends with this process. */
  void tied(boolean now) {
    tied = now;
  }

  /** Whether something new may begin. */
  boolean maySend() {
    return left() >= RESERVE.toNanos();
  }

  /** Whether what was begun may go on. */
  boolean holds() {
    return left() > MARGIN.toNanos();
  }

  private long left() {
    return granted + (tied ? LENGTH : LENGTH_UNTIED).toNanos() - nanos.getAsLong();
  }
}
