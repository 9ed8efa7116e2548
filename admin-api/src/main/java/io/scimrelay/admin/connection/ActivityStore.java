package io.scimrelay.admin.connection;

import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

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

  /** Some of the names that several groups of a connection have. */
  Uni<List<String>> twins(TenantId tenant, Mutiny.Session session, ConnectionId connection) {
    return session
        .createNativeQuery(ActivitySql.TWINS, String.class)
        .setParameter(1, tenant.value())
        .setParameter(2, connection.value())
        .getResultList();
  }

  private static Map<UUID, ConnectionActivity> byConnection(RowSet<Row> rows) {
    return Columns.stream(rows)
        .collect(Collectors.toMap(row -> row.getUUID("connection_id"), ActivityStore::activity));
  }

  private static ConnectionActivity activity(Row row) {
    return new ConnectionActivity(
        Columns.time(row, "activated_at"),
        Columns.time(row, "last_request_at"),
        row.getLong("users"),
        row.getLong("groups"),
        row.getString("detected"),
        row.getString("problem"));
  }
}
