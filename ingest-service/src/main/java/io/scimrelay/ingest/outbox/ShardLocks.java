package io.scimrelay.ingest.outbox;

import io.scimrelay.common.id.IdSource;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The shards that this process relays: session advisory locks on a connection of its own, shared
 * evenly between the relays that live. A process that freezes loses its session and so its shards.
 * May block: it belongs to the relay's thread.
 */
@ApplicationScoped
class ShardLocks {
  private static final int SECONDS = 3;

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final OutboxSignal signal;
  private final int number;
  private final Set<Integer> held = new HashSet<>();
  private @Nullable PgConnection session;

  ShardLocks(
      Vertx vertx,
      OutboxSignal signal,
      IdSource ids,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.vertx = vertx;
    this.signal = signal;
    this.number = Math.abs((int) ids.next().getLeastSignificantBits() >> 1);
    this.options =
        PgConnectOptions.fromUri(url)
            .setUser(user)
            .setPassword(password)
            .setConnectTimeout(SECONDS * 1000);
  }

  /** Those that are held now; lets go and takes as the number of relays asks. */
  Set<Integer> hold() throws RelayUnavailable {
    PgConnection open = open();
    int relays = (int) number(open, OutboxSql.ATTENDANCE, "relays");
    int share = Math.ceilDiv(Shard.COUNT, Math.max(1, relays));
    letGo(open, share);
    for (int shard = 0; shard < Shard.COUNT && held.size() < share; shard++) {
      if (!held.contains(shard) && yes(open, OutboxSql.LOCK, shard, "held")) {
        held.add(shard);
      }
    }
    return Set.copyOf(held);
  }

  /** Tells the relays of other processes to look. */
  void hint() throws RelayUnavailable {
    run(open(), OutboxSql.NOTIFY);
  }

  void close() {
    PgConnection old = session;
    session = null;
    held.clear();
    if (old != null) {
      old.close();
    }
  }

  private PgConnection open() throws RelayUnavailable {
    PgConnection present = session;
    if (present == null) {
      held.clear();
      present = await(PgConnection.connect(vertx, options));
      session = present;
      prepare(present);
    }
    return present;
  }

  private void prepare(PgConnection open) throws RelayUnavailable {
    open.closeHandler(_ -> signal.look());
    int self = open.processId();
    open.notificationHandler(
        notification -> {
          if (notification.getProcessId() != self) {
            signal.look();
          }
        });
    run(open, OutboxSql.SESSION);
    yes(open, OutboxSql.ATTEND, number, "held");
    run(open, OutboxSql.LISTEN);
  }

  private void letGo(PgConnection open, int share) throws RelayUnavailable {
    Iterator<Integer> shards = List.copyOf(held).iterator();
    while (held.size() > share) {
      int shard = shards.next();
      yes(open, OutboxSql.UNLOCK, shard, "freed");
      held.remove(shard);
    }
  }

  private void run(PgConnection open, String sql) throws RelayUnavailable {
    await(open.query(sql).execute());
  }

  private long number(PgConnection open, String sql, String column) throws RelayUnavailable {
    return await(open.preparedQuery(sql).execute()).iterator().next().getLong(column);
  }

  private boolean yes(PgConnection open, String sql, int parameter, String column)
      throws RelayUnavailable {
    RowSet<Row> rows = await(open.preparedQuery(sql).execute(Tuple.of(parameter)));
    return rows.iterator().next().getBoolean(column);
  }

  private <T> T await(io.vertx.core.Future<T> answer) throws RelayUnavailable {
    try {
      return answer.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new RelayUnavailable("PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RelayUnavailable("the relay, which stops", e);
    }
  }
}
