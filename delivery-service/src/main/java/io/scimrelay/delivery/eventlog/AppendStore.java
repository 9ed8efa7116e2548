package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.Numbered.Counter;
import io.scimrelay.delivery.hint.Appended;
import io.scimrelay.delivery.message.LaneId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Appends to the log: one transaction moves the connections' marks and the tenants' counters and
 * writes events and messages. It takes two round trips: the locks are asked for with the begin, and
 * the commit follows what is written without waiting for its answer.
 */
@Singleton
public class AppendStore {
  private final Pool pool;
  private final RecentBodies recent;

  AppendStore(Pool pool, RecentBodies recent) {
    this.pool = pool;
    this.recent = recent;
  }

  /** What came of an append: what is new for whom, and how much lay beyond a gap. */
  public record Result(Appended appended, int events, int gaps) {}

  /** Goes on to its end also where nobody waits any more: its connection is in a transaction. */
  public Uni<Result> append(List<Incoming> incoming) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                pool.withConnection(connection -> append(connection, incoming))
                    .subscribe()
                    .with(emitter::complete, emitter::fail));
  }

  private Uni<Result> append(SqlConnection connection, List<Incoming> incoming) {
    return new AppendLockStore(connection, incoming)
        .take()
        .chain(held -> write(connection, held, incoming))
        .onFailure()
        .call(() -> rollBack(connection).onFailure().recoverWithNull());
  }

  private Uni<Result> write(
      SqlConnection connection, AppendLockStore.Held held, List<Incoming> incoming) {
    Watermark watermark = Watermark.admit(held.marks(), held.newNotices(), incoming);
    if (watermark.admitted().isEmpty()) {
      return rollBack(connection).replaceWith(new Result(Appended.NOTHING, 0, watermark.gaps()));
    }
    Map<TenantId, Counter> counters = held.counters();
    List<Numbered> events = Numbered.number(watermark.admitted(), counters);
    Uni<RowSet<Row>> written =
        connection
            .preparedQuery(AppendSql.APPEND)
            .execute(AppendTuples.of(events, counters, watermark.marks()));
    return Uni.combine()
        .all()
        .unis(written, connection.query("commit").execute())
        .with((rows, _) -> new Appended(last(counters), lanes(rows)))
        .invoke(_ -> recent.keep(events))
        .map(appended -> new Result(appended, events.size(), watermark.gaps()));
  }

  static Uni<Void> rollBack(SqlConnection connection) {
    return connection.query("rollback").execute().replaceWithVoid();
  }

  private static Map<TenantId, Long> last(Map<TenantId, Counter> counters) {
    return counters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().last()));
  }

  private static Set<LaneId> lanes(RowSet<Row> rows) {
    Set<LaneId> lanes = new HashSet<>();
    rows.forEach(
        row ->
            lanes.add(
                new LaneId(
                    new EndpointId(row.getUUID("endpoint_id")),
                    new ConnectionId(row.getUUID("connection_id")))));
    return lanes;
  }
}
