package io.scimrelay.benchmarks.figure;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How a duration was spread: recorded from any thread, read in milliseconds. */
public final class Spread {
  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

  private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

  public void add(long nanos) {
    micros.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_MICROS));
  }

  public double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  public double median() {
    return millisAt(50);
  }

  public long count() {
    return micros.getTotalCount();
  }
}
