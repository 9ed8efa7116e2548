package io.scimrelay.ingest.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return large ? beside(task) : Uni.createFrom().item(task);
  }

  private <T> Uni<T> beside(Supplier<T> task) {
    Errand<T> errand = new Errand<>(task);
    return Uni.createFrom()
        .emitter(
            emitter ->
                side.executeBlocking(errand, false)
                    .onSuccess(_ -> emitter.complete(errand.outcome()))
                    .onFailure(emitter::fail));
  }

  /**
   * A task that is forgotten when it is done, and its outcome when it was taken: a worker that
   * waits for the next still holds the last, and would hold the largest body it ever read.
   */
  private static final class Errand<T> implements Callable<Void> {
    private @Nullable Supplier<T> task;
    private @Nullable T outcome;

    Errand(Supplier<T> task) {
      this.task = task;
    }

    @Override
    public @Nullable Void call() {
      Supplier<T> once = Objects.requireNonNull(task);
      task = null;
      outcome = once.get();
      return null;
    }

    T outcome() {
      T taken = Objects.requireNonNull(outcome);
      outcome = null;
      return taken;
    }
  }
}
