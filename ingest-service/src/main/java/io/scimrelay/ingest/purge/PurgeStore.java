package io.scimrelay.ingest.purge;

import io.scimrelay.common.id.ConnectionId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what deleted connections left, a few rows a statement with a rest between, so that nobody
 * who calls meanwhile notices. Several processes may.
 */
@ApplicationScoped
class PurgeStore {
  private static final long ROWS = 1_000;
  private static final Duration REST = Duration.ofMillis(50);

  /** Memberships name resources and go before them. */
  private static final List<String> OF_CONNECTION =
      List.of(
          PurgeSql.MEMBERS,
          PurgeSql.EMAILS,
          PurgeSql.RESOURCES,
          PurgeSql.REQUESTS,
          PurgeSql.OUTBOX);

  private final Pool pool;

  PurgeStore(Pool pool) {
    this.pool = pool;
  }

  /** Notes who is gone; answers those that are gone for so long. */
  Uni<List<ConnectionId>> due(Duration after) {
    return run(PurgeSql.FIND, Tuple.tuple())
        .chain(() -> run(PurgeSql.RETURNED, Tuple.tuple()))
        .chain(() -> pool.preparedQuery(PurgeSql.DUE).execute(Tuple.of(seconds(after))))
        .map(
            rows -> {
              List<ConnectionId> due = new ArrayList<>();
              rows.forEach(row -> due.add(new ConnectionId(row.getUUID("connection_id"))));
              return due;
            });
  }

  Uni<Void> remove(ConnectionId connection) {
    return Multi.createFrom()
        .iterable(OF_CONNECTION)
        .onItem()
        .transformToUniAndConcatenate(sql -> all(sql, Tuple.of(connection.value(), ROWS)))
        .onItem()
        .ignoreAsUni()
        .chain(() -> run(PurgeSql.COUNTER, Tuple.of(connection.value())))
        .replaceWithVoid();
  }

  /** Of all tenants. */
  Uni<Void> removeTokens(Duration after) {
    return all(PurgeSql.TOKENS, Tuple.of(seconds(after), ROWS));
  }

  private Uni<Void> all(String sql, Tuple parameters) {
    return Uni.createFrom()
        .deferred(() -> run(sql, parameters))
        .repeat()
        .withDelay(REST)
        .whilst(rows -> rows == ROWS)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Integer> run(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters).map(RowSet::rowCount);
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds();
  }
}
