package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.stand.Stand;
import java.time.Duration;

/** What one causal lane delivers to slow receivers. */
public final class LaneBenchmark implements Benchmark {
  private static final int EVENTS = 10_000;

  @Override
  public String name() {
    return "lane";
  }

  @Override
  public String about() {
    return "one causal lane of 10,000 waiting events, receivers of 10 and of 50 ms";
  }

  @Override
  public void run(Stand stand, Report report) {
    report.tell(Figure.of("one lane, receiver of 10 ms", drained(stand, 10), "/s"));
    report.tell(Figure.of("one lane, receiver of 50 ms", drained(stand, 50), "/s").atLeast(500));
  }

  private static double drained(Stand stand, int millis) {
    try (Hands hands = Hands.make(stand, "lane " + millis, 1, 1, millis)) {
      Backlog.build(hands, EVENTS);
      Duration took = Backlog.drain(hands, EVENTS);
      return EVENTS * 1e9 / took.toNanos();
    }
  }
}
