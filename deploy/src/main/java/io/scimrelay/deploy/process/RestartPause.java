package io.scimrelay.deploy.process;

import java.time.Duration;

/** How long to wait before a process that died is started again. */
final class RestartPause {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofSeconds(30);

  private int quickDeaths;

  /** Grows while a process dies soon after it was started. */
  Duration after(Duration lived) {
    quickDeaths = lived.compareTo(STEADY) >= 0 ? 0 : quickDeaths;
    Duration pause = FIRST.multipliedBy(1L << Math.min(quickDeaths, 5));
    quickDeaths++;
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
