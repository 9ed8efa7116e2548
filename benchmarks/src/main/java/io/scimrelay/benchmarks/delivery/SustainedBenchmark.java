package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.stand.ProcessTime;
import io.scimrelay.benchmarks.stand.Stand;
import io.scimrelay.benchmarks.stand.Waiting;
import java.time.Duration;

/** How many events a second go end to end over many lanes, with a receiver of 10 ms. */
public final class SustainedBenchmark implements Benchmark {
  private static final int CALLERS = 40;
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "sustained";
  }

  @Override
  public String about() {
    return "events a second end to end, 40 lanes of 10 vendors, a receiver of 10 ms";
  }

  @Override
  public void run(Stand stand, Report report) {
    try (Hands hands = Hands.make(stand, "sustained", 10, 4, 10)) {
      load(hands, "warm", Duration.ofSeconds(30));
      ProcessTime timeBefore = stand.processTime();
      long before = hands.sink().count();
      long began = System.nanoTime();
      ClosedLoop.Run run = load(hands, "run", TIME);
      long after = hands.sink().count();
      Waiting.until("the rest", LIMIT, () -> hands.sink().count() - before >= run.fine());
      double seconds = (System.nanoTime() - began) / 1e9;
      report.tell(Figure.of("accepted", run.perSecond(), "/s"));
      report.tell(
          Figure.of("arrived meanwhile", (after - before) / (double) TIME.toSeconds(), "/s"));
      report.tell(Figure.of("all of them delivered", run.fine() / seconds, "/s").atLeast(1000));
      report.tellProcessTime(stand.processTime().millisEach(timeBefore, run.fine()));
    }
  }

  private static ClosedLoop.Run load(Hands hands, String tag, Duration time) {
    return ClosedLoop.run(CALLERS, Long.MAX_VALUE, time, i -> hands.create(tag, i)).allFine();
  }
}
