package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.Answer;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.TurnByTurn;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.Stand;
import java.util.List;

/** What {@code userName eq} costs among many users, over among few. */
public final class LookupBenchmark implements Benchmark {
  private static final int MANY = 1_000_000;
  private static final int FEW = 1_000;
  private static final int ROUNDS = 300;

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public String about() {
    return "userName eq among 1,000,000 users over among 1,000, turn by turn";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    List<Line> lines = stand.lines(stand.vendor("lookup"), 2);
    lines.forEach(line -> line.must("POST", "/Users", Users.user("model")));
    report.step("writing 1,001,000 users ...");
    try (BenchStore store = stand.store()) {
      store.copyUsers(lines.get(0).connectionId(), FEW);
      store.copyUsers(lines.get(1).connectionId(), MANY);
    }
    List<Spread> took =
        TurnByTurn.run(
            ROUNDS,
            i -> look(lines.get(0), 1 + i * 7 % FEW),
            i -> look(lines.get(1), 1 + i * 7919 % MANY));
    report.tell(Figure.of("userName eq among 1,000", took.get(0).median(), "ms"));
    report.tell(Figure.of("userName eq among 1,000,000", took.get(1).median(), "ms"));
    report.tell(
        Figure.of("1,000,000 over 1,000", took.get(1).median() / took.get(0).median(), "")
            .atMost(1.5));
  }

  private static void look(Line line, int number) {
    String asked = "?filter=userName%20eq%20%22USER" + number + "@example.com%22";
    Answer answer = line.must("GET", "/Users" + asked, null);
    if (!answer.body().contains("\"totalResults\":1,")) {
      throw new IllegalStateException("user" + number + " was not found");
    }
  }
}
