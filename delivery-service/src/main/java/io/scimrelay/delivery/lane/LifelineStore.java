package io.scimrelay.delivery.lane;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A session of its own with a lock that others look for: when this process is killed the system
 * closes the connection, and with the session the lock is gone.
 */
@Singleton
class LifelineStore {
  private static final Logger LOG = Logger.getLogger(LifelineStore.class);
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Pool pool;
  private final Vertx vertx;

  LifelineStore(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
  }

  /** Keeps such a session for good, and says whenever it stands or falls. */
  void keep(UUID process, Consumer<Boolean> standing) {
    pool.getConnection()
        .compose(opened -> lock(opened, process, standing))
        .onFailure(
            failure -> {
              LOG.debugf("there is no lifeline: %s", failure.toString());
              again(process, standing);
            });
  }

  private Future<Void> lock(SqlConnection opened, UUID process, Consumer<Boolean> standing) {
    opened.closeHandler(
        _ -> {
          standing.accept(false);
          again(process, standing);
        });
    return opened
        .preparedQuery(ClaimSql.LIFELINE)
        .execute(Tuple.of(process))
        .map(rows -> rows.iterator().next().getBoolean("held"))
        .compose(held -> held ? Future.succeededFuture() : Future.failedFuture("held by another"))
        .onSuccess(_ -> standing.accept(true))
        .onFailure(
            _ -> {
              opened.closeHandler(null);
              opened.close();
            })
        .mapEmpty();
  }

  private void again(UUID process, Consumer<Boolean> standing) {
    vertx.setTimer(AGAIN.toMillis(), _ -> keep(process, standing));
  }
}
