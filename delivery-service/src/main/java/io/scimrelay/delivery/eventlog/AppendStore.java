package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdOrder;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.Numbered.Counter;
import io.scimrelay.delivery.eventlog.Watermark.Mark;
import io.scimrelay.delivery.hint.Appended;
import io.scimrelay.delivery.message.LaneId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Appends to the log: one transaction moves the connections' marks and the tenants' counters and
 * writes events and messages. Locks are taken in ascending order, connections before tenants.
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

  public Uni<Result> append(List<Incoming> incoming) {
    return pool.withTransaction(connection -> admit(connection, incoming))
        .invoke(written -> recent.keep(written.events()))
        .map(written -> new Result(written.appended(), written.events().size(), written.gaps()));
  }

  private record Written(Appended appended, List<Numbered> events, int gaps) {}

  private Uni<Written> admit(SqlConnection c, List<Incoming> incoming) {
    return marks(c, incoming)
        .chain(marks -> newNotices(c, incoming).map(ids -> Watermark.admit(marks, ids, incoming)))
        .chain(watermark -> write(c, watermark));
  }

  private static Uni<Map<ConnectionId, Mark>> marks(SqlConnection c, List<Incoming> incoming) {
    Map<UUID, UUID> tenants = new TreeMap<>(IdOrder::compare);
    for (Incoming each : incoming) {
      if (each.connection() != null && each.event().sequence() != null) {
        tenants.put(each.connection().value(), each.tenant().value());
      }
    }
    if (tenants.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Tuple ids = Tuple.of(uuids(tenants.keySet()));
    Tuple added = Tuple.of(uuids(tenants.keySet()), uuids(tenants.values()));
    return query(c, AppendSql.LOCK_CONNECTIONS, ids)
        .chain(
            rows ->
                rows.size() == tenants.size()
                    ? Uni.createFrom().item(rows)
                    : query(c, AppendSql.ADD_CONNECTIONS, added)
                        .chain(_ -> query(c, AppendSql.LOCK_CONNECTIONS, ids)))
        .map(AppendStore::readMarks);
  }

  private static Map<ConnectionId, Mark> readMarks(RowSet<Row> rows) {
    Map<ConnectionId, Mark> marks = new HashMap<>();
    rows.forEach(
        row ->
            marks.put(
                new ConnectionId(row.getUUID("connection_id")),
                new Mark(row.getInteger("epoch"), row.getLong("last_sequence"))));
    return marks;
  }

  private static Uni<Set<EventId>> newNotices(SqlConnection c, List<Incoming> incoming) {
    Map<UUID, UUID> notices = new TreeMap<>(IdOrder::compare);
    for (Incoming each : incoming) {
      if (each.event().sequence() == null) {
        notices.put(each.event().id().value(), each.tenant().value());
      }
    }
    if (notices.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return query(
            c, AppendSql.ADD_NOTICES, Tuple.of(uuids(notices.keySet()), uuids(notices.values())))
        .map(
            rows -> {
              Set<EventId> ids = new HashSet<>();
              rows.forEach(row -> ids.add(new EventId(row.getUUID("event_id"))));
              return ids;
            });
  }

  private static Uni<Written> write(SqlConnection c, Watermark watermark) {
    if (watermark.admitted().isEmpty()) {
      return Uni.createFrom().item(new Written(Appended.NOTHING, List.of(), watermark.gaps()));
    }
    return counters(c, watermark.admitted())
        .chain(
            counters -> {
              List<Numbered> events = Numbered.number(watermark.admitted(), counters);
              return written(c, events, counters, watermark)
                  .map(
                      rows ->
                          new Written(
                              new Appended(last(counters), lanes(rows)), events, watermark.gaps()));
            });
  }

  private static Uni<Map<TenantId, Counter>> counters(SqlConnection c, List<Incoming> admitted) {
    List<UUID> tenants =
        admitted.stream()
            .map(each -> each.tenant().value())
            .distinct()
            .sorted(IdOrder::compare)
            .toList();
    Tuple ids = Tuple.of(uuids(tenants));
    return query(c, AppendSql.LOCK_TENANTS, ids)
        .chain(
            rows ->
                rows.size() == tenants.size()
                    ? Uni.createFrom().item(rows)
                    : query(c, AppendSql.ADD_TENANTS, ids)
                        .chain(_ -> query(c, AppendSql.LOCK_TENANTS, ids)))
        .map(AppendStore::readCounters);
  }

  private static Map<TenantId, Counter> readCounters(RowSet<Row> rows) {
    Map<TenantId, Counter> counters = new HashMap<>();
    rows.forEach(
        row ->
            counters.put(
                new TenantId(row.getUUID("tenant_id")),
                new Counter(row.getLocalDate("day"), row.getLong("last_position"))));
    return counters;
  }

  /** Sent together: none waits for the answer to the one before. */
  private static Uni<RowSet<Row>> written(
      SqlConnection c,
      List<Numbered> events,
      Map<TenantId, Counter> counters,
      Watermark watermark) {
    List<Uni<RowSet<Row>>> all = new ArrayList<>();
    all.add(query(c, AppendSql.APPEND, AppendTuples.events(events)));
    all.add(query(c, AppendSql.MOVE_TENANTS, AppendTuples.counters(counters)));
    if (!watermark.marks().isEmpty()) {
      all.add(query(c, AppendSql.MOVE_CONNECTIONS, AppendTuples.marks(watermark.marks())));
    }
    return Uni.join().all(all).andFailFast().map(List::getFirst);
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

  private static Uni<RowSet<Row>> query(SqlConnection c, String sql, Tuple tuple) {
    return c.preparedQuery(sql).execute(tuple);
  }

  private static UUID[] uuids(java.util.Collection<UUID> ids) {
    return ids.stream().map(Objects::requireNonNull).toArray(UUID[]::new);
  }
}
