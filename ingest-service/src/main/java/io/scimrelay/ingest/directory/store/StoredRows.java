package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as the core's records. */
final class StoredRows {
  private StoredRows() {}

  static Uni<RowSet<Row>> ask(
      SqlClient client, String sql, List<? extends @Nullable Object> parameters) {
    return client.preparedQuery(sql).execute(Tuple.tuple(new ArrayList<>(parameters)));
  }

  /** One resource, and of a user what stands beside it, in one statement. */
  static Uni<FoundResource> found(
      SqlClient client, AuthenticatedConnection connection, ResourceId id) {
    boolean user = id.kind() == ResourceId.Kind.USER;
    return ask(
            client,
            user ? DirectoryReadSql.FIND_USER : DirectoryReadSql.FIND_GROUP,
            List.of(connection.connection().value(), id.value()))
        .map(StoredRows::first)
        .map(found -> found.orElseThrow(() -> DirectoryStore.notFound(id)))
        .map(row -> new FoundResource(resource(id, row), user ? links(row) : null));
  }

  /** The state that stays locked for the rest of the transaction. */
  static Uni<StoredResource> locked(SqlClient transaction, Write write, String sql, ResourceId id) {
    return ask(
            transaction,
            sql,
            List.of(write.connection().connection().value(), id.value(), WriteParameters.kind(id)))
        .map(StoredRows::first)
        .map(found -> found.orElseThrow(() -> DirectoryStore.notFound(id)))
        .map(row -> resource(id, row))
        .invoke(write::check);
  }

  static Optional<Row> first(RowSet<Row> rows) {
    RowIterator<Row> found = rows.iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }

  static StoredResource resource(ResourceId id, Row row) {
    return new StoredResource(
        id,
        row.getLong("version"),
        time(row, "created_at"),
        time(row, "modified_at"),
        new Attributes((ObjectNode) WriteParameters.json(row.getString("body"))));
  }

  private static ResourceLinks links(Row row) {
    List<ResourceLinks.Link> groups = new ArrayList<>();
    String held = row.getString("groups");
    if (held != null) {
      WriteParameters.json(held).forEach(group -> groups.add(group(group)));
    }
    return new ResourceLinks(null, groups, row.getString("manager"));
  }

  private static ResourceLinks.Link group(JsonNode group) {
    return new ResourceLinks.Link(
        ResourceId.group(UUID.fromString(group.path(0).asText())), group.path(1).textValue());
  }

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static WriteResult unchanged(StoredResource stored, Decision decision, int unknown) {
    return new WriteResult(stored, null, stored.version(), null, unknown, decision.quirks());
  }

  static WriteResult written(Decision decision, Row row, int unknown) {
    StoredResource resource =
        new StoredResource(
            decision.id(),
            row.getLong("version"),
            time(row, "created_at"),
            time(row, "modified_at"),
            decision.attributes());
    return new WriteResult(
        resource, null, resource.version(), range(row), unknown, decision.quirks());
  }

  static WriteResult.@Nullable Range range(Row row) {
    Long events = row.getLong("events");
    Long last = row.getLong("last_sequence");
    return events == null || events == 0 || last == null
        ? null
        : new WriteResult.Range(last - events + 1, last);
  }

  static int unknown(MemberChange members, Row row) {
    int unreadable =
        switch (members) {
          case MemberChange.None _ -> 0;
          case MemberChange.Delta delta -> delta.unreadable();
          case MemberChange.Whole whole -> whole.unreadable();
        };
    int named = WriteParameters.comers(members).size();
    return named - row.getLong("known").intValue() + unreadable;
  }
}
