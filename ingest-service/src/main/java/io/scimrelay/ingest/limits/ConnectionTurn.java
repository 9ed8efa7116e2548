package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calls of one connection one after the other, each in a turn of its event loop, so that
 * fifty that come at once do not stand before a neighbour's one.
 */
@ApplicationScoped
public class ConnectionTurn {
  private final Map<ConnectionId, Queue<Runnable>> waiting = new HashMap<>();

  /** Runs tasks of the connection on the context, when none of its others runs. */
  public Executor of(ConnectionId connection, Context context) {
    return task -> take(connection, () -> context.runOnContext(_ -> run(connection, task)));
  }

  private void run(ConnectionId connection, Runnable task) {
    try {
      task.run();
    } finally {
      Runnable next = next(connection);
      if (next != null) {
        next.run();
      }
    }
  }

  private void take(ConnectionId connection, Runnable turn) {
    if (isFree(connection, turn)) {
      turn.run();
    }
  }

  private synchronized boolean isFree(ConnectionId connection, Runnable turn) {
    Queue<Runnable> others = waiting.get(connection);
    if (others == null) {
      waiting.put(connection, new ArrayDeque<>());
      return true;
    }
    others.add(turn);
    return false;
  }

  private synchronized @Nullable Runnable next(ConnectionId connection) {
    Queue<Runnable> others = waiting.get(connection);
    Runnable next = others == null ? null : others.poll();
    if (next == null) {
      waiting.remove(connection);
    }
    return next;
  }
}
