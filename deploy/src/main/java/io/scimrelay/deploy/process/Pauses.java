package io.scimrelay.deploy.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, on threads that have nothing else to do. */
public final class Pauses {
  private static final Duration STEP = Duration.ofMillis(50);

  private Pauses() {}

  public static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the condition came true in time. */
  public static boolean until(BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      sleep(STEP);
    }
    return true;
  }
}
