package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.stand.Stand;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * What an endpoint that takes every connection and answers none does to others with 100,000
 * messages behind it. The endpoint is paused and resumed in turns, and the median of their ratios
 * counts; that of no backlog at all is told beside them.
 */
public final class HoleBenchmark implements Benchmark {
  private static final int EVENTS = 100_000;
  private static final int RATE = 60;
  private static final int ROUNDS = 5;
  private static final int NO_ANSWER = (int) Duration.ofHours(1).toMillis();
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "hole";
  }

  @Override
  public String about() {
    return "p99 of neighbours beside a black hole with 100,000 waiting over p99 without it";
  }

  @Override
  public void run(Stand stand, Report report) {
    try (Hands neighbours = Hands.make(stand, "calm", 10, 1, 0);
        Hands hole = Hands.make(stand, "hole", 1, 20, NO_ANSWER)) {
      ClosedLoop.run(10, Long.MAX_VALUE, WARM_UP, i -> neighbours.create("warm", i)).allFine();
      report.tell(Figure.of("p99 without a backlog", p99(neighbours), "ms"));
      report.step("writing 100,000 users ...");
      Backlog.build(hole, EVENTS);
      double[] ratios =
          IntStream.range(0, ROUNDS).mapToDouble(_ -> ratio(report, neighbours, hole)).toArray();
      report.tell(Figure.median("beside over alone", ratios, "").atMost(1.2));
    }
  }

  private static double ratio(Report report, Hands neighbours, Hands hole) {
    double alone = p99(neighbours);
    hole.askAll("resume");
    double beside = p99(neighbours);
    hole.askAll("pause");
    report.step("  p99 of neighbours %.1f ms, alone %.1f".formatted(beside, alone));
    return beside / alone;
  }

  private static double p99(Hands neighbours) {
    return Steady.run(neighbours, RATE, TIME).millisAt(99);
  }
}
