package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.ProcessTime;
import io.scimrelay.benchmarks.stand.Stand;
import java.time.Duration;

/** A big backlog going out, and what it costs the database. */
public final class DrainBenchmark implements Benchmark {
  private static final int EVENTS = 100_000;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String about() {
    return "100,000 waiting events of 40 lanes, a receiver of 10 ms, and their cost to PostgreSQL";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    try (Hands hands = Hands.make(stand, "drain", 10, 4, 10);
        BenchStore store = stand.store()) {
      report.step("writing 100,000 users ...");
      Backlog.build(hands, EVENTS);
      long walBefore = store.walBytes();
      long transactionsBefore = store.transactions();
      ProcessTime timeBefore = stand.processTime();
      Duration took = Backlog.drain(hands, EVENTS);
      report.tell(Figure.of("time to drain", took.toMillis() / 1000.0, "s"));
      report.tell(Figure.of("delivered", EVENTS * 1e9 / took.toNanos(), "/s").atLeast(1000));
      report.tell(per("WAL", store.walBytes() - walBefore, "bytes a delivery"));
      report.tell(per("transactions", store.transactions() - transactionsBefore, "a delivery"));
      report.tellProcessTime(stand.processTime().millisEach(timeBefore, EVENTS));
    }
  }

  private static Figure per(String what, long total, String unit) {
    return Figure.of(what, total / (double) EVENTS, unit);
  }
}
