package io.scimrelay.delivery.hint;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hints between processes by NOTIFY, on a connection of its own and never in a transaction that
 * does anything else; at most fifty a second, each for all tenants that have something new. What is
 * lost is found by those who look once a second.
 */
@Singleton
class HintStore {
  private static final Logger LOG = Logger.getLogger(HintStore.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST = 200;

  /** Not a statement that can be prepared. */
  private static final String LISTEN = "listen scimrelay_log";

  private final Pool pool;
  private final Hints hints;
  private final Vertx vertx;
  private final UUID self;
  private final Set<TenantId> told = ConcurrentHashMap.newKeySet();
  private @Nullable SqlConnection connection;
  private boolean telling;
  private volatile boolean stopping;

  HintStore(Pool pool, Hints hints, Vertx vertx, IdSource ids) {
    this.pool = pool;
    this.hints = hints;
    this.vertx = vertx;
    this.self = ids.next();
  }

  void start(@Observes StartupEvent started) {
    hints.onAppended(appended -> told.addAll(appended.positions().keySet()));
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        _ -> {
          open();
          vertx.setPeriodic(PAUSE.toMillis(), _ -> tell());
        });
  }

  private void open() {
    pool.getConnection()
        .compose(this::listen)
        .onFailure(
            failure -> {
              LOG.debugf("hints of other processes are not heard: %s", failure.toString());
              openAgain();
            });
  }

  private Future<?> listen(SqlConnection opened) {
    PgConnection postgres = (PgConnection) opened;
    postgres.notificationHandler(notification -> heard(notification.getPayload()));
    opened.closeHandler(
        _ -> {
          connection = null;
          openAgain();
        });
    return opened.query(LISTEN).execute().onSuccess(_ -> connection = opened);
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
  }

  private void openAgain() {
    if (!stopping) {
      vertx.setTimer(AGAIN.toMillis(), _ -> open());
    }
  }

  private void tell() {
    SqlConnection open = connection;
    if (open == null || telling || told.isEmpty()) {
      return;
    }
    Set<TenantId> tenants = told.stream().limit(MOST).collect(Collectors.toSet());
    told.removeAll(tenants);
    telling = true;
    open.preparedQuery(HintSql.NOTIFY)
        .execute(Tuple.of(payload(tenants)))
        .onComplete(_ -> telling = false);
  }

  private String payload(Set<TenantId> tenants) {
    return Stream.concat(Stream.of(self), tenants.stream().map(TenantId::value))
        .map(UUID::toString)
        .collect(Collectors.joining(","));
  }

  private void heard(String payload) {
    String[] ids = payload.split(",", -1);
    if (ids[0].equals(self.toString())) {
      return;
    }
    Set<TenantId> tenants = new HashSet<>();
    for (int i = 1; i < ids.length; i++) {
      tenants.add(new TenantId(UUID.fromString(ids[i])));
    }
    hints.foreign(tenants);
  }
}
