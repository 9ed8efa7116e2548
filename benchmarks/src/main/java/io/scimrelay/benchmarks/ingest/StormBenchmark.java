package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
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
 * storms of a process are told by themselves; after some more, when compilers are done with it,
 * calm and storm take turns, and the median of their ratios counts.
 */
public final class StormBenchmark implements Benchmark {
  private static final int NEIGHBOURS = 10;
  private static final double RATE = 60;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int FIRST = 3;
  private static final int WARM_UPS = 12;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
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
    steady(neighbours, TIME.multipliedBy(FIRST));
    for (int first = 1; first <= FIRST; first++) {
      Figure ratio = Figure.of("storm " + first, ratio(report, neighbours, storm::once), "");
      report.tell(ratio);
    }
    report.step("warming up ...");
    IntStream.range(0, WARM_UPS).forEach(_ -> beside(storm::once, neighbours, WARM_UP));
    report.tell(median("50 at once and a PUT", report, neighbours, storm::once).atMost(1.5));
    report.tell(
        median("50 without a pause", report, neighbours, () -> storm.clients(TIME)).atMost(1.5));
    report.tell(
        Figure.of("PUTs without a pause", ratio(report, neighbours, () -> storm.puts(TIME)), ""));
  }

  private static Figure median(String what, Report report, List<Line> neighbours, Runnable storm) {
    double[] ratios =
        IntStream.range(0, ROUNDS).mapToDouble(_ -> ratio(report, neighbours, storm)).toArray();
    return Figure.median(what, ratios, "");
  }

  /** Of the p99 beside a storm over that of the calm before it. */
  private static double ratio(Report report, List<Line> neighbours, Runnable storm) {
    double alone = steady(neighbours, TIME);
    double beside = beside(storm, neighbours, TIME);
    report.step("  p99 of neighbours %.1f ms, alone %.1f".formatted(beside, alone));
    return beside / alone;
  }

  private static double beside(Runnable storm, List<Line> neighbours, Duration time) {
    CompletableFuture<Void> blowing = CompletableFuture.runAsync(storm);
    double p99 = steady(neighbours, time);
    blowing.join();
    return p99;
  }

  private static double steady(List<Line> neighbours, Duration time) {
    String tag = Long.toString(System.nanoTime());
    return OpenLoop.run(
            RATE,
            time,
            i -> neighbours.get(i % NEIGHBOURS).send("POST", "/Users", Users.user(tag + "-" + i)))
        .allFine()
        .spread()
        .millisAt(99);
  }
}
