package io.scimrelay.benchmarks.stand;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to come true. */
public final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(5);

  private Waiting() {}

  /** Ends the benchmark where it has not come true in time. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + ": not within " + limit.toSeconds() + " s");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
