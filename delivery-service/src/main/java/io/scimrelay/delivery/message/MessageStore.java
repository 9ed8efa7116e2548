package io.scimrelay.delivery.message;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.endpoint.Ordering;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads messages for those who deliver them; many lanes in one statement. */
@Singleton
public class MessageStore {
  private static final int PAGE = 200;

  private final Pool pool;

  MessageStore(Pool pool) {
    this.pool = pool;
  }

  /** The lanes of these endpoints that have something pending. */
  public Uni<Set<LaneId>> lanes(Collection<EndpointId> endpoints) {
    UUID[] ids = endpoints.stream().map(EndpointId::value).toArray(UUID[]::new);
    return pool.preparedQuery(MessageSql.LANES).execute(Tuple.of(ids)).map(MessageStore::laneIds);
  }

  /** One page of each lane, in the order asked. */
  public Uni<List<LanePage.Read>> pages(List<LanePage> asked) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(IntStream.range(0, asked.size()).boxed().toArray(Integer[]::new));
    tuple.addValue(asked.stream().map(a -> a.lane().endpoint().value()).toArray(UUID[]::new));
    tuple.addValue(asked.stream().map(a -> a.lane().connection().value()).toArray(UUID[]::new));
    tuple.addValue(asked.stream().map(LanePage::day).toArray(LocalDate[]::new));
    tuple.addValue(asked.stream().map(LanePage::position).toArray(Long[]::new));
    tuple.addValue(earliest(asked.stream().map(LanePage::day).toList()));
    tuple.addValue((long) PAGE);
    return pool.preparedQuery(MessageSql.PAGES)
        .execute(tuple)
        .map(rows -> read(rows, asked.size()));
  }

  /** The bodies of these messages by their place in the list; none where the event is gone. */
  public Uni<Map<Integer, String>> bodies(List<PendingMessage> messages) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(IntStream.range(0, messages.size()).boxed().toArray(Integer[]::new));
    tuple.addValue(messages.stream().map(m -> m.tenant().value()).toArray(UUID[]::new));
    tuple.addValue(messages.stream().map(PendingMessage::day).toArray(LocalDate[]::new));
    tuple.addValue(messages.stream().map(PendingMessage::position).toArray(Long[]::new));
    tuple.addValue(earliest(messages.stream().map(PendingMessage::day).toList()));
    return pool.preparedQuery(MessageSql.BODIES)
        .execute(tuple)
        .map(
            rows -> {
              Map<Integer, String> bodies = new HashMap<>();
              rows.forEach(row -> bodies.put(row.getInteger("n"), row.getString("body")));
              return bodies;
            });
  }

  public Uni<Optional<StoredMessage>> one(TenantId tenant, MessageId id) {
    return pool.preparedQuery(MessageSql.ONE)
        .execute(Tuple.of(tenant.value(), id.value()))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new StoredMessage(
                        MessageStoreRows.message(row),
                        row.getString("state"),
                        row.getString("body")));
              }
              return Optional.empty();
            });
  }

  /** Whether a message must wait for one that is pending before it; may take long. */
  public Uni<Boolean> follows(PendingMessage message, Ordering ordering) {
    if (ordering == Ordering.NONE || !message.ordered()) {
      return Uni.createFrom().item(false);
    }
    Tuple tuple = Tuple.tuple();
    tuple.addValue(message.endpoint().value());
    tuple.addValue(message.connection().value());
    tuple.addValue(message.day());
    tuple.addValue(message.position());
    tuple.addValue(ordering == Ordering.STRICT || message.owns().isEmpty());
    tuple.addValue(message.owns().toArray(Long[]::new));
    tuple.addValue(message.shares().toArray(Long[]::new));
    return pool.preparedQuery(MessageSql.FOLLOWS)
        .execute(tuple)
        .map(rows -> rows.iterator().next().getBoolean("follows"));
  }

  /** Whether a later event of the same user or group was delivered. */
  public Uni<Boolean> superseded(PendingMessage message) {
    return pool.preparedQuery(MessageSql.SUPERSEDED)
        .execute(Tuple.of(message.tenant().value(), message.id().value()))
        .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("superseded"));
  }

  /** How far the log of each tenant has come: zero where it has not begun, never nothing. */
  public Uni<Map<TenantId, Long>> positions(Collection<TenantId> tenants) {
    UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    return pool.preparedQuery(MessageSql.POSITIONS)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Map<TenantId, Long> positions = new HashMap<>();
              tenants.forEach(tenant -> positions.put(tenant, 0L));
              rows.forEach(
                  row ->
                      positions.put(
                          new TenantId(row.getUUID("tenant_id")), row.getLong("last_position")));
              return positions;
            });
  }

  /** A part of a tenant's log: after one position, up to another. */
  public record Stretch(long after, long upTo) {}

  /** Of each tenant, the connections that have events in a stretch of its log. */
  public Uni<Map<TenantId, Set<ConnectionId>>> between(
      Map<TenantId, Stretch> stretches, LocalDate from) {
    List<Map.Entry<TenantId, Stretch>> entries = List.copyOf(stretches.entrySet());
    Tuple tuple =
        Tuple.of(
            entries.stream().map(e -> e.getKey().value()).toArray(UUID[]::new),
            entries.stream().map(e -> e.getValue().after()).toArray(Long[]::new),
            entries.stream().map(e -> e.getValue().upTo()).toArray(Long[]::new),
            from);
    return pool.preparedQuery(MessageSql.BETWEEN)
        .execute(tuple)
        .map(
            rows -> {
              Map<TenantId, Set<ConnectionId>> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found
                          .computeIfAbsent(
                              new TenantId(row.getUUID("tenant_id")), _ -> new HashSet<>())
                          .add(new ConnectionId(row.getUUID("connection_id"))));
              return found;
            });
  }

  /** Skips a message whose event is gone. */
  public Uni<Void> expire(TenantId tenant, LocalDate day, MessageId id) {
    return pool.preparedQuery(MessageSql.EXPIRE)
        .execute(Tuple.of(tenant.value(), day, id.value()))
        .replaceWithVoid();
  }

  private static Set<LaneId> laneIds(RowSet<Row> rows) {
    Set<LaneId> lanes = new HashSet<>();
    rows.forEach(
        row ->
            lanes.add(
                new LaneId(
                    new EndpointId(row.getUUID("endpoint_id")),
                    new ConnectionId(row.getUUID("connection_id")))));
    return lanes;
  }

  private static List<LanePage.Read> read(RowSet<Row> rows, int asked) {
    List<List<PendingMessage>> pages = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      pages.add(new ArrayList<>());
    }
    rows.forEach(row -> pages.get(row.getInteger("n")).add(MessageStoreRows.message(row)));
    return pages.stream().map(page -> new LanePage.Read(page, page.size() < PAGE)).toList();
  }

  private static LocalDate earliest(List<LocalDate> days) {
    return days.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
  }
}
