package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.stand.Stand;
import java.time.Duration;

/**
 * From the SCIM answer to the arrival at the vendor, at steady rates, up to half of what {@link
 * SustainedBenchmark} reached on two processors. Told first for a process that has seen little,
 * then for a warm one.
 */
public final class LatencyBenchmark implements Benchmark {
  private static final int[] RATES = {50, 200, 500, 750};
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration LITTLE = Duration.ofSeconds(10);
  private static final Duration MUCH = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String about() {
    return "from the SCIM answer to the webhook's arrival, at steady rates";
  }

  @Override
  public void run(Stand stand, Report report) {
    try (Hands hands = Hands.make(stand, "latency", 10, 2, 0)) {
      warm(hands, "little", LITTLE);
      report.tell(p99("cold, at " + RATES[0] + "/s", Steady.run(hands, RATES[0], TIME)));
      report.step("warming up ...");
      warm(hands, "much", MUCH);
      for (int rate : RATES) {
        tell(report, "at " + rate + "/s", Steady.run(hands, rate, TIME));
      }
    }
  }

  private static void warm(Hands hands, String tag, Duration time) {
    ClosedLoop.run(10, Long.MAX_VALUE, time, i -> hands.create(tag, i)).allFine();
  }

  private static void tell(Report report, String when, Spread spread) {
    report.tell(Figure.of("accept to arrival " + when + ", p50", spread.median(), "ms").atMost(20));
    report.tell(Figure.of("accept to arrival " + when + ", p95", spread.millisAt(95), "ms"));
    report.tell(p99(when, spread).atMost(100));
  }

  private static Figure p99(String when, Spread spread) {
    return Figure.of("accept to arrival " + when + ", p99", spread.millisAt(99), "ms");
  }
}
