package io.scimrelay.delivery.lane;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Counts what waits at the endpoints of this process, for the metrics; now and then. */
@Singleton
class BacklogStore {
  private static final Logger LOG = Logger.getLogger(BacklogStore.class);
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final Pool pool;
  private final ProcessLease process;
  private final Vertx vertx;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile long pending;
  private volatile double oldestSeconds;

  BacklogStore(Pool pool, ProcessLease process, Vertx vertx, MeterRegistry meters) {
    this.pool = pool;
    this.process = process;
    this.vertx = vertx;
    meters.gauge("scimrelay.delivery.backlog", this, each -> each.pending);
    meters.gauge("scimrelay.delivery.oldest.pending.seconds", this, each -> each.oldestSeconds);
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(PAUSE.toMillis(), _ -> count());
  }

  private void count() {
    if (counting.compareAndSet(false, true)) {
      pool.preparedQuery(BacklogSql.COUNT)
          .execute(Tuple.of(process.id()))
          .map(rows -> rows.iterator().next())
          .onTermination()
          .invoke(() -> counting.set(false))
          .subscribe()
          .with(
              row -> {
                pending = row.getLong("pending");
                oldestSeconds = row.getDouble("oldest");
              },
              failure -> LOG.debugf("the backlog is not counted: %s", failure.toString()));
    }
  }
}
