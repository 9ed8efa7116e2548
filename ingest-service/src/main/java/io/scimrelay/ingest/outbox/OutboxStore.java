package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Reads what is to be told and forgets what the event log has. */
@ApplicationScoped
class OutboxStore {
  private static final JsonMapper JSON = new JsonMapper();

  private final Pool pool;

  OutboxStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * A connection's rows.
   *
   * @param stale the oldest has been kept for longer than delivery needs
   */
  record Kept(ConnectionId connection, Position end, boolean stale) {}

  record Notice(
      EventId id,
      ConnectionId connection,
      TenantId tenant,
      OrganizationId organization,
      String type,
      JsonNode data,
      OffsetDateTime occurredAt) {}

  Uni<List<Kept>> kept(Collection<Integer> shards) {
    return query(OutboxSql.KEPT, Tuple.of(shorts(shards)), OutboxStore::kept);
  }

  Uni<List<OutboxRow>> rows(Map<ConnectionId, Position> sent, int events) {
    UUID[] connections = new UUID[sent.size()];
    Integer[] epochs = new Integer[sent.size()];
    Long[] sequences = new Long[sent.size()];
    int i = 0;
    for (Map.Entry<ConnectionId, Position> entry : sent.entrySet()) {
      connections[i] = entry.getKey().value();
      epochs[i] = entry.getValue().epoch();
      sequences[i] = entry.getValue().sequence();
      i++;
    }
    return query(
        OutboxSql.ROWS,
        Tuple.of(connections, epochs, sequences, (long) events, Memberships.FEW)
            .addLong((long) EventTopic.CUT_BYTES),
        OutboxStore::outboxRow);
  }

  Uni<List<JsonNode>> references(OutboxRow row, boolean added, int after, int upTo) {
    return query(
        added ? OutboxSql.ADDED : OutboxSql.REMOVED,
        Tuple.of(
            row.connection().value(), row.epoch(), row.firstSequence(), (long) after, (long) upTo),
        found -> json(found.getString("reference")));
  }

  Uni<Map<ConnectionId, Position>> appended(Collection<ConnectionId> connections) {
    UUID[] ids = connections.stream().map(ConnectionId::value).toArray(UUID[]::new);
    return query(OutboxSql.APPENDED, Tuple.of(ids), Function.identity())
        .map(
            rows -> {
              Map<ConnectionId, Position> at = new HashMap<>();
              rows.forEach(row -> at.put(connection(row), position(row)));
              return at;
            });
  }

  Uni<Integer> forget(Collection<Integer> shards) {
    return pool.preparedQuery(OutboxSql.FORGET)
        .execute(Tuple.of(shorts(shards)))
        .map(RowSet::rowCount);
  }

  Uni<List<Notice>> notices() {
    return query(OutboxSql.NOTICES, Tuple.tuple(), OutboxStore::notice);
  }

  Uni<Integer> forgetNotices() {
    return pool.preparedQuery(OutboxSql.FORGET_NOTICES).execute().map(RowSet::rowCount);
  }

  Uni<Void> problem(ConnectionId connection, String problem) {
    return pool.preparedQuery(OutboxSql.PROBLEM)
        .execute(Tuple.of(connection.value(), problem))
        .replaceWithVoid();
  }

  private <T> Uni<List<T>> query(String sql, Tuple parameters, Function<Row, T> read) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(
            rows -> {
              List<T> all = new ArrayList<>(rows.size());
              rows.forEach(row -> all.add(read.apply(row)));
              return all;
            });
  }

  private static Short[] shorts(Collection<Integer> shards) {
    return shards.stream().map(Integer::shortValue).toArray(Short[]::new);
  }

  private static ConnectionId connection(Row row) {
    return new ConnectionId(row.getUUID("connection_id"));
  }

  private static Position position(Row row) {
    return new Position(row.getInteger("epoch"), row.getLong("last_sequence"));
  }

  private static Kept kept(Row row) {
    return new Kept(connection(row), position(row), row.getBoolean("stale"));
  }

  private static Notice notice(Row row) {
    return new Notice(
        new EventId(row.getUUID("event_id")),
        connection(row),
        new TenantId(row.getUUID("tenant_id")),
        new OrganizationId(row.getUUID("organization_id")),
        row.getString("type"),
        json(row.getString("data")),
        row.getOffsetDateTime("occurred_at"));
  }

  private static OutboxRow outboxRow(Row row) {
    return new OutboxRow(
        new TenantId(row.getUUID("tenant_id")),
        new OrganizationId(row.getUUID("organization_id")),
        connection(row),
        row.getInteger("epoch"),
        row.getLong("first_sequence"),
        row.getLong("last_sequence"),
        new RequestId(row.getUUID("request_id")),
        List.of(row.getArrayOfStrings("quirks")),
        new EventId(row.getUUID("base_event_id")),
        row.getOffsetDateTime("occurred_at").toInstant(),
        json(row.getString("lead")),
        json(row.getString("tail")),
        json(row.getString("subject")),
        row.getBoolean("subject_is_member"),
        new Memberships(row.getInteger("removed"), json(row.getString("few_removed"))),
        new Memberships(row.getInteger("added"), json(row.getString("few_added"))),
        row.getString("traceparent"),
        row.getBoolean("fills"));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb that is not JSON", e);
    }
  }
}
