package io.scimrelay.delivery.lane;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The one event loop on which all state of lanes lives, so that none of it needs a lock. */
@Singleton
public class Loop implements Executor {
  private final Vertx vertx;
  private final Context context;

  Loop(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  /** Runs the task on the loop, at once where it already is there. */
  void here(Runnable task) {
    if (context.equals(Vertx.currentContext())) {
      task.run();
    } else {
      execute(task);
    }
  }

  long after(Duration delay, Runnable task) {
    return vertx.setTimer(Math.max(1, delay.toMillis()), _ -> here(task));
  }

  long every(Duration pause, Runnable task) {
    return vertx.setPeriodic(pause.toMillis(), _ -> here(task));
  }

  void cancel(long timer) {
    vertx.cancelTimer(timer);
  }
}
