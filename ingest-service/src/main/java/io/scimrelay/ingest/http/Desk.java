package io.scimrelay.ingest.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Where the pure part of a call is worked out: on the event loop, which others share, or beside it
 * where the body is large. Half of the processors at most work beside it, so that large bodies
 * leave something for small ones.
 */
final class Desk {
  static final int ON_EVENT_LOOP = 64 * 1024;

  private final WorkerExecutor side;
  private boolean large;

  Desk(WorkerExecutor side) {
    this.side = side;
  }

  static WorkerExecutor side(Vertx vertx) {
    return vertx.createSharedWorkerExecutor(
        "desk", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  void received(int bytes) {
    large = bytes > ON_EVENT_LOOP;
  }

  <T> Uni<T> work(Supplier<T> task) {
    return large ? Uni.createFrom().completionStage(() -> beside(task)) : here(task);
  }

  private static <T> Uni<T> here(Supplier<T> task) {
    return Uni.createFrom().item(task);
  }

  private <T> CompletionStage<T> beside(Supplier<T> task) {
    return side.<T>executeBlocking(task::get, false).toCompletionStage();
  }
}
