package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdOrder;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.Numbered.Counter;
import io.scimrelay.delivery.eventlog.Watermark.Mark;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an append holds to its commit: connections before tenants, each in ascending order. The
 * transaction is begun and all is locked in one flight.
 */
final class AppendLockStore {
  private final SqlConnection connection;
  private final Map<UUID, UUID> connections = new TreeMap<>(IdOrder::compare);
  private final Map<UUID, UUID> notices = new TreeMap<>(IdOrder::compare);
  private final List<UUID> tenants;

  /**
   * What was found under the locks.
   *
   * @param newNotices those that were not in the log yet
   */
  record Held(
      Map<ConnectionId, Mark> marks, Map<TenantId, Counter> counters, Set<EventId> newNotices) {}

  AppendLockStore(SqlConnection connection, List<Incoming> incoming) {
    this.connection = connection;
    for (Incoming each : incoming) {
      UUID tenant = each.tenant().value();
      if (each.event().sequence() == null) {
        notices.put(each.event().id().value(), tenant);
      } else if (each.connection() != null) {
        connections.put(each.connection().value(), tenant);
      }
    }
    this.tenants =
        incoming.stream()
            .map(each -> each.tenant().value())
            .distinct()
            .sorted(IdOrder::compare)
            .toList();
  }

  /** What is not there yet is added first, in transactions of their own. */
  Uni<Held> take() {
    return flight()
        .chain(held -> complete(held) ? Uni.createFrom().item(held) : add().chain(this::flight));
  }

  private boolean complete(Held held) {
    return held.marks().size() == connections.size() && held.counters().size() == tenants.size();
  }

  private Uni<Held> flight() {
    return Uni.combine()
        .all()
        .unis(begin(), marks(), newNotices(), counters())
        .asTuple()
        .map(rows -> new Held(rows.getItem2(), rows.getItem4(), rows.getItem3()));
  }

  private Uni<Void> add() {
    Collection<UUID> owners = connections.values();
    return AppendStore.rollBack(connection)
        .chain(() -> ask(AppendSql.ADD_CONNECTIONS, ids(connections.keySet()), ids(owners)))
        .chain(() -> ask(AppendSql.ADD_TENANTS, (Object) ids(tenants)))
        .replaceWithVoid();
  }

  private Uni<Void> begin() {
    return connection.query("begin").execute().replaceWithVoid();
  }

  private Uni<Map<ConnectionId, Mark>> marks() {
    if (connections.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return ask(AppendSql.LOCK_CONNECTIONS, (Object) ids(connections.keySet()))
        .map(
            rows -> {
              Map<ConnectionId, Mark> marks = new HashMap<>();
              rows.forEach(
                  row ->
                      marks.put(
                          new ConnectionId(row.getUUID("connection_id")),
                          new Mark(row.getInteger("epoch"), row.getLong("last_sequence"))));
              return marks;
            });
  }

  private Uni<Set<EventId>> newNotices() {
    if (notices.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return ask(AppendSql.ADD_NOTICES, ids(notices.keySet()), ids(notices.values()))
        .map(
            rows -> {
              Set<EventId> ids = new HashSet<>();
              rows.forEach(row -> ids.add(new EventId(row.getUUID("event_id"))));
              return ids;
            });
  }

  private Uni<Map<TenantId, Counter>> counters() {
    return ask(AppendSql.LOCK_TENANTS, (Object) ids(tenants))
        .map(
            rows -> {
              Map<TenantId, Counter> counters = new HashMap<>();
              rows.forEach(
                  row ->
                      counters.put(
                          new TenantId(row.getUUID("tenant_id")),
                          new Counter(row.getLocalDate("day"), row.getLong("last_position"))));
              return counters;
            });
  }

  private Uni<List<Row>> ask(String sql, Object... parameters) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.wrap(parameters))
        .map(rows -> rows.stream().toList());
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
