package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.TurnByTurn;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.Stand;
import java.util.List;

/** What a PATCH that changes nothing costs, over a GET of the same user. */
public final class NoopBenchmark implements Benchmark {
  private static final int ROUNDS = 400;

  @Override
  public String name() {
    return "noop";
  }

  @Override
  public String about() {
    return "a PATCH that changes nothing over a GET, turn by turn";
  }

  @Override
  public void run(Stand stand, Report report) {
    Line line = stand.lines(stand.vendor("noop"), 1).getFirst();
    String user = "/Users/" + line.must("POST", "/Users", Users.user("noop")).text("id");
    List<Spread> took =
        TurnByTurn.run(
            ROUNDS,
            i -> line.must("GET", user, null),
            i -> line.must("PATCH", user, Users.title("Engineer")),
            i -> line.must("PATCH", user, Users.title("Engineer " + i % 2)),
            i -> line.must("PATCH", user, Users.title("Engineer")));
    report.tell(Figure.of("GET of a user", took.get(0).median(), "ms"));
    report.tell(Figure.of("PATCH that changes nothing", took.get(1).median(), "ms"));
    report.tell(Figure.of("PATCH that changes", took.get(2).median(), "ms"));
    report.tell(
        Figure.of("no-op over GET", took.get(1).median() / took.get(0).median(), "").atMost(1.5));
  }
}
