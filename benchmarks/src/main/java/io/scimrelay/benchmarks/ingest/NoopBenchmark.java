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

  /** One connection may not ask as fast as this does. */
  private static final int CONNECTIONS = 10;

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
    List<Person> people =
        stand.lines(stand.vendor("noop"), CONNECTIONS).stream().map(Person::join).toList();
    List<Spread> took =
        TurnByTurn.run(
            ROUNDS,
            i -> people.get(i % CONNECTIONS).get(),
            i -> people.get(i % CONNECTIONS).patch("Engineer"),
            i -> people.get(i % CONNECTIONS).patch("Engineer " + i),
            i -> people.get(i % CONNECTIONS).patch("Engineer"));
    report.tell(Figure.of("GET of a user", took.get(0).median(), "ms"));
    report.tell(Figure.of("PATCH that changes nothing", took.get(1).median(), "ms"));
    report.tell(Figure.of("PATCH that changes", took.get(2).median(), "ms"));
    report.tell(
        Figure.of("no-op over GET", took.get(1).median() / took.get(0).median(), "").atMost(1.5));
  }

  private record Person(Line line, String path) {

    static Person join(Line line) {
      return new Person(
          line, "/Users/" + line.must("POST", "/Users", Users.user("noop")).text("id"));
    }

    void get() {
      line.must("GET", path, null);
    }

    void patch(String title) {
      line.must("PATCH", path, Users.title(title));
    }
  }
}
