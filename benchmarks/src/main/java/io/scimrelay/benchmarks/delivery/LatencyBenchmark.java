package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.load.OpenLoop;
import io.scimrelay.benchmarks.stand.Stand;
import io.scimrelay.benchmarks.stand.Waiting;
import java.time.Duration;
import java.util.Objects;

/** From the SCIM answer to the arrival at the vendor, at steady rates. */
public final class LatencyBenchmark implements Benchmark {
  private static final int[] RATES = {50, 200, 400};
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(60);

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
      ClosedLoop.run(10, Long.MAX_VALUE, WARM_UP, i -> hands.create("warm", i)).allFine();
      for (int rate : RATES) {
        tell(report, rate, steady(hands, rate, "at" + rate));
      }
    }
  }

  private static void tell(Report report, int rate, Spread spread) {
    String what = "accept to arrival at " + rate + "/s ";
    report.tell(Figure.of(what + "p50", spread.median(), "ms").atMost(20));
    report.tell(Figure.of(what + "p95", spread.millisAt(95), "ms"));
    report.tell(Figure.of(what + "p99", spread.millisAt(99), "ms").atMost(100));
  }

  private static Spread steady(Hands hands, int rate, String tag) {
    int calls = (int) (rate * TIME.toSeconds());
    long[] answered = new long[calls];
    OpenLoop.run(
            rate,
            TIME,
            i -> hands.create(tag, i).onSuccess(answer -> answered[i] = answer.atNanos()))
        .allFine();
    Spread spread = new Spread();
    for (int i = 0; i < calls; i++) {
      String name = tag + "-" + i + "@example.com";
      Waiting.until(name, LIMIT, () -> hands.sink().arrival(name) != null);
      spread.add(Objects.requireNonNull(hands.sink().arrival(name)) - answered[i]);
    }
    return spread;
  }
}
