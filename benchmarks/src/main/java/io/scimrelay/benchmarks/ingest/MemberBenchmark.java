package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.TurnByTurn;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.Stand;
import java.util.List;
import java.util.stream.IntStream;

/** What it costs to add a member where many are, over where few are. */
public final class MemberBenchmark implements Benchmark {
  private static final int MANY = 100_000;
  private static final int FEW = 10;
  private static final int ROUNDS = 200;

  @Override
  public String name() {
    return "member";
  }

  @Override
  public String about() {
    return "one member added to a group of 100,000 over one of 10, turn by turn";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    List<Line> lines = stand.lines(stand.vendor("member"), 2);
    Room few = Room.make(stand, lines.get(0), FEW);
    Room many = Room.make(stand, lines.get(1), MANY);
    List<Spread> took = TurnByTurn.run(ROUNDS, few::add, many::add);
    report.tell(Figure.of("one member added, 10 present", took.get(0).median(), "ms"));
    report.tell(Figure.of("one member added, 100,000 present", took.get(1).median(), "ms"));
    report.tell(
        Figure.of("100,000 over 10", took.get(1).median() / took.get(0).median(), "").atMost(1.2));
  }

  /** A group and users who are not in it yet. */
  private record Room(Line line, String group, List<String> comers) {

    static Room make(Stand stand, Line line, int members) throws Exception {
      line.must("POST", "/Users", Users.user("model"));
      String group = line.must("POST", "/Groups", Users.group("Room")).text("id");
      try (BenchStore store = stand.store()) {
        store.copyUsers(line.connectionId(), members - 1);
        store.fillGroups(line.connectionId(), "%");
      }
      return new Room(
          line,
          group,
          IntStream.range(0, ROUNDS + 50)
              .mapToObj(i -> line.must("POST", "/Users", Users.user("comer" + i)).text("id"))
              .toList());
    }

    void add(int round) {
      line.must("PATCH", "/Groups/" + group, Users.addMembers(List.of(comers.get(round))));
    }
  }
}
