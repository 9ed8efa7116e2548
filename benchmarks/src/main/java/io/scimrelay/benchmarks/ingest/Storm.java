package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.load.Answer;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.Stand;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A connection that asks for all it can. What it may be refused for is not looked at, but its PUTs
 * must be fine.
 */
final class Storm {
  private static final int CROWD = 50_000;
  private static final int AT_ONCE = 50;
  private static final Pattern USER = Pattern.compile("usr_[0-9a-z]+");

  private final Line line;
  private final String group;
  private final Buffer whole;
  private final Buffer half;
  private final AtomicInteger puts = new AtomicInteger();
  private final AtomicInteger users = new AtomicInteger();

  private Storm(Line line, String group, List<String> members) {
    this.line = line;
    this.group = group;
    this.whole = Buffer.buffer(Users.groupOf("Crowd", members));
    this.half = Buffer.buffer(Users.groupOf("Crowd", members.subList(0, CROWD / 2)));
  }

  /** With a group of all its 50,000 users. */
  static Storm gather(Stand stand, Line line) throws Exception {
    line.must("POST", "/Users", Users.user("model"));
    String group = line.must("POST", "/Groups", Users.group("Crowd")).text("id");
    try (BenchStore store = stand.store()) {
      store.copyUsers(line.connectionId(), CROWD - 1);
      store.fillGroups(line.connectionId(), "crowd");
    }
    String body = line.must("GET", "/Groups/" + group, null).body();
    return new Storm(
        line, group, USER.matcher(body).results().map(MatchResult::group).distinct().toList());
  }

  /** 50 requests at once while the group is put. */
  void once() {
    Future.all(put(), burst()).toCompletionStage().toCompletableFuture().join();
  }

  /** 50 clients, each of which sends again as soon as it is answered. */
  void clients(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Future.all(IntStream.range(0, AT_ONCE).mapToObj(_ -> until(end)).toList())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private Future<Void> until(long end) {
    return System.nanoTime() < end ? post().compose(_ -> until(end)) : Future.succeededFuture();
  }

  /** One PUT after the other. */
  void puts(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      put().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Half of the members and all of them in turn. */
  private Future<Answer> put() {
    Buffer body = puts.getAndIncrement() % 2 == 0 ? half : whole;
    return line.push("PUT", "/Groups/" + group, body).map(Answer::fine);
  }

  private Future<Void> burst() {
    return Future.all(IntStream.range(0, AT_ONCE).mapToObj(_ -> post()).toList()).mapEmpty();
  }

  private Future<Answer> post() {
    return line.send("POST", "/Users", Users.user("storm-" + users.incrementAndGet()));
  }
}
