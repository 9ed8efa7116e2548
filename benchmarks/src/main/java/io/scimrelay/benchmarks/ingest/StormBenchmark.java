package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.Answer;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.OpenLoop;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.Stand;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one connection's storm does to its neighbours: 50 requests at once and a big PUT. */
public final class StormBenchmark implements Benchmark {
  private static final int NEIGHBOURS = 10;
  private static final double RATE = 60;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int CROWD = 50_000;
  private static final int WARM_UPS = 3;

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
    Line storm = stand.lines(stand.vendor("storm"), 1).getFirst();
    Crowd crowd = Crowd.make(stand, storm);
    for (int round = 0; round < WARM_UPS; round++) {
      steady(neighbours, "warm" + round);
    }
    Spread alone = steady(neighbours, "alone");
    CompletableFuture<Void> once = CompletableFuture.runAsync(() -> once(storm, crowd));
    Spread besideOne = steady(neighbours, "one");
    once.join();
    CompletableFuture<Void> parallel = CompletableFuture.runAsync(() -> bursts(storm));
    Spread besideParallel = steady(neighbours, "parallel");
    parallel.join();
    CompletableFuture<Integer> puts = CompletableFuture.supplyAsync(() -> puts(storm, crowd));
    Spread besidePuts = steady(neighbours, "puts");
    report.tell("alone", alone);
    report.tell("beside 50 at once and a PUT of 50,000 members", besideOne);
    report.tell("beside 50 at once, twice a second", besideParallel);
    report.tell("beside PUTs of 50,000 without a pause", besidePuts);
    report.tell(Figure.of("PUTs meanwhile", puts.join(), ""));
    report.tell(ratio("50 at once and a PUT", besideOne, alone).atMost(1.5));
    report.tell(ratio("50 at once, twice a second,", besideParallel, alone).atMost(1.5));
    report.tell(ratio("PUTs without a pause", besidePuts, alone));
  }

  private static Figure ratio(String what, Spread beside, Spread alone) {
    return Figure.of(
        "p99 beside " + what + " over alone", beside.millisAt(99) / alone.millisAt(99), "");
  }

  private static Spread steady(List<Line> neighbours, String tag) {
    return OpenLoop.run(
            RATE,
            TIME,
            i -> neighbours.get(i % NEIGHBOURS).send("POST", "/Users", Users.user(tag + "-" + i)))
        .allFine()
        .spread();
  }

  /**
   * 50 at once, as often as the rate of a connection lets them in: 100 a second. A storm may be
   * refused: it is the neighbours that are measured.
   */
  private static void bursts(Line storm) {
    OpenLoop.run(2, TIME, number -> burst(storm, number));
  }

  private static Future<Answer> burst(Line storm, int number) {
    List<Future<Answer>> all =
        IntStream.range(0, 50)
            .mapToObj(i -> Users.user("storm-" + number + "-" + i))
            .map(user -> storm.send("POST", "/Users", user))
            .toList();
    return Future.all(all).map(_ -> all.getLast().result());
  }

  /** The storm itself: 50 requests at once while half of a group of 50,000 is put. */
  private static void once(Line storm, Crowd crowd) {
    Future<Answer> put =
        storm.send("PUT", "/Groups/" + crowd.group(), half(crowd)).onSuccess(Answer::fine);
    Future.all(put, burst(storm, -1)).toCompletionStage().toCompletableFuture().join();
  }

  private static String half(Crowd crowd) {
    return Users.groupOf("Crowd", crowd.members().subList(0, CROWD / 2));
  }

  /** Puts the group whole and half in turn; how many. */
  private static int puts(Line storm, Crowd crowd) {
    String whole = Users.groupOf("Crowd", crowd.members());
    String half = half(crowd);
    long end = System.nanoTime() + TIME.toNanos();
    int done = 0;
    while (System.nanoTime() < end) {
      storm.must("PUT", "/Groups/" + crowd.group(), done % 2 == 0 ? half : whole);
      done++;
    }
    return done;
  }

  /** A big group and the ids of its members. */
  private record Crowd(String group, List<String> members) {
    private static final Pattern USER = Pattern.compile("usr_[0-9a-z]+");

    static Crowd make(Stand stand, Line line) throws Exception {
      line.must("POST", "/Users", Users.user("model"));
      String group = line.must("POST", "/Groups", Users.group("Crowd")).text("id");
      try (BenchStore store = stand.store()) {
        store.copyUsers(line.connectionId(), CROWD - 1);
        store.fillGroups(line.connectionId(), "crowd");
      }
      String body = line.must("GET", "/Groups/" + group, null).body();
      return new Crowd(
          group, USER.matcher(body).results().map(MatchResult::group).distinct().toList());
    }
  }
}
