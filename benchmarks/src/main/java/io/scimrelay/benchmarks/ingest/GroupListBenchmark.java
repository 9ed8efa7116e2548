package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.load.Answer;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.ProcessMemory;
import io.scimrelay.benchmarks.stand.Stand;

/** What a process needs to list 100 groups of 20,000 members each. */
public final class GroupListBenchmark implements Benchmark {
  private static final int GROUPS = 100;
  private static final int MEMBERS = 20_000;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String about() {
    return "100 groups of 20,000 members in one answer, and the memory it takes";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    Line line = stand.lines(stand.vendor("list"), 1).getFirst();
    line.must("POST", "/Users", Users.user("model"));
    for (int i = 0; i < GROUPS; i++) {
      line.must("POST", "/Groups", Users.group("Crowd " + i));
    }
    report.step("writing 2,000,000 memberships ...");
    try (BenchStore store = stand.store()) {
      store.copyUsers(line.connectionId(), MEMBERS - 1);
      store.fillGroups(line.connectionId(), "crowd%");
    }
    long began = System.nanoTime();
    Answer answer = line.must("GET", "/Groups?count=100", null);
    double seconds = (System.nanoTime() - began) / 1e9;
    report.tell(Figure.of("answer", answer.body().length() / 1e6, "MB"));
    report.tell(Figure.of("time", seconds, "s"));
    report.tell(
        Figure.of(
                "ingest's highest resident memory so far",
                ProcessMemory.peakMegabytes(stand.pid("ingest")),
                "MB")
            .atMost(300));
  }
}
