package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.Optional;

/** Rows as the core's records. */
final class StoredRows {
  private StoredRows() {}

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

  static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
