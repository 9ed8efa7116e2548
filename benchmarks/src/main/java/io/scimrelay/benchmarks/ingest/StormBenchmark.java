package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.OpenLoop;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.Stand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * What one connection's storm does to its neighbours: 50 requests at once and a big PUT. The first
 * storms of a process, while its code is being compiled, are told by themselves; then calm and
 * storm take turns, and the median of their ratios counts.
 */
public final class StormBenchmark implements Benchmark {
  private static final int NEIGHBOURS = 10;
  private static final double RATE = 60;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public String about() {
    return "p99 of neighbours beside a storm over p99 without it";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    List<Line> neighbours = stand.lines(stand.vendor("calm"), NEIGHBOURS);
    Storm storm = Storm.gather(stand, stand.lines(stand.vendor("storm"), 1).getFirst());
    IntStream.range(0, WARM_UPS).forEach(_ -> steady(neighbours));
    for (int first = 1; first <= WARM_UPS; first++) {
      Figure ratio = Figure.of("storm " + first, ratio(report, neighbours, storm::once), "");
      report.tell(ratio);
    }
    report.tell(median("50 at once and a PUT", report, neighbours, storm::once).atMost(1.5));
    report.tell(
        median("50 at once, twice a second", report, neighbours, () -> storm.bursts(TIME))
            .atMost(1.5));
    report.tell(
        Figure.of("PUTs without a pause", ratio(report, neighbours, () -> storm.puts(TIME)), ""));
  }

  private static Figure median(String what, Report report, List<Line> neighbours, Runnable storm) {
    double[] ratios =
        IntStream.range(0, ROUNDS)
            .mapToDouble(_ -> ratio(report, neighbours, storm))
            .sorted()
            .toArray();
    return Figure.of(what + ", median of " + ROUNDS, ratios[ROUNDS / 2], "");
  }

  /** Of the p99 beside a storm over that of the calm before it. */
  private static double ratio(Report report, List<Line> neighbours, Runnable storm) {
    double alone = steady(neighbours).millisAt(99);
    CompletableFuture<Void> blowing = CompletableFuture.runAsync(storm);
    double beside = steady(neighbours).millisAt(99);
    blowing.join();
    report.step("  p99 of neighbours %.1f ms, alone %.1f".formatted(beside, alone));
    return beside / alone;
  }

  private static Spread steady(List<Line> neighbours) {
    String tag = Long.toString(System.nanoTime());
    return OpenLoop.run(
            RATE,
            TIME,
            i -> neighbours.get(i % NEIGHBOURS).send("POST", "/Users", Users.user(tag + "-" + i)))
        .allFine()
        .spread();
  }
}
