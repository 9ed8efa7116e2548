package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.stand.Waiting;
import java.time.Duration;

/** Events that wait until all their endpoints are resumed. */
final class Backlog {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int CALLERS_EACH = 2;

  private Backlog() {}

  static void build(Hands hands, int events) {
    hands.askAll("pause");
    int callers = CALLERS_EACH * hands.lines().size();
    ClosedLoop.run(callers, events, LIMIT, i -> hands.create("backlog", i)).allFine();
    Waiting.until("the backlog", LIMIT, () -> waiting(hands) >= events);
  }

  /** How long it takes to deliver it all. */
  static Duration drain(Hands hands, int events) {
    long before = hands.sink().count();
    long began = System.nanoTime();
    hands.askAll("resume");
    Waiting.until("the drain", LIMIT, () -> hands.sink().count() - before >= events);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static long waiting(Hands hands) {
    return hands.endpoints().stream()
        .mapToLong(
            one -> one.vendor().admin().get("/endpoints/" + one.id()).path("backlog").asLong())
        .sum();
  }
}
