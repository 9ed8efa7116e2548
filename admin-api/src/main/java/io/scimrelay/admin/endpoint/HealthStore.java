package io.scimrelay.admin.endpoint;

import io.scimrelay.admin.wire.Columns;
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

/** Reads what delivery knows of endpoints. */
@ApplicationScoped
class HealthStore {
  private final Pool pool;

  HealthStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Map<UUID, EndpointHealth>> of(TenantId tenant, List<UUID> endpoints) {
    return pool.preparedQuery(EndpointSql.HEALTH)
        .execute(Tuple.of(tenant.value(), endpoints.toArray(UUID[]::new)))
        .map(HealthStore::byEndpoint);
  }

  Uni<EndpointHealth> of(TenantId tenant, UUID endpoint) {
    return of(tenant, List.of(endpoint))
        .map(found -> found.getOrDefault(endpoint, EndpointHealth.NONE));
  }

  private static Map<UUID, EndpointHealth> byEndpoint(RowSet<Row> rows) {
    return Columns.stream(rows)
        .collect(Collectors.toMap(row -> row.getUUID("endpoint_id"), HealthStore::health));
  }

  private static EndpointHealth health(Row row) {
    String verdict = row.getString("verdict");
    return new EndpointHealth(
        row.getLong("generation"),
        verdict == null ? null : DisabledReason.valueOf(verdict),
        Breaker.valueOf(row.getString("breaker")),
        row.getLong("backlog"),
        Columns.time(row, "oldest_pending_at"));
  }
}
