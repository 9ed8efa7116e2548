package io.scimrelay.admin.connection;

import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what ingest has seen of connections. */
@ApplicationScoped
class ActivityStore {
  private final Pool pool;

  ActivityStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Map<UUID, ConnectionActivity>> of(TenantId tenant, List<UUID> connections) {
    return pool.preparedQuery(ActivitySql.OF_CONNECTIONS)
        .execute(Tuple.of(tenant.value(), connections.toArray(UUID[]::new)))
        .map(ActivityStore::byConnection);
  }

  Uni<Map<UUID, ConnectionActivity>> of(TenantId tenant, OrganizationId organization) {
    return pool.preparedQuery(ActivitySql.OF_ORGANIZATION)
        .execute(Tuple.of(tenant.value(), organization.value()))
        .map(ActivityStore::byConnection);
  }

  private static Map<UUID, ConnectionActivity> byConnection(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(Collectors.toMap(row -> row.getUUID("connection_id"), ActivityStore::activity));
  }

  private static ConnectionActivity activity(Row row) {
    return new ConnectionActivity(
        time(row, "activated_at"),
        time(row, "last_request_at"),
        row.getLong("users"),
        row.getLong("groups"),
        row.getString("detected"),
        row.getString("problem"));
  }

  private static @Nullable Instant time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
