package io.scimrelay.admin.message;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.endpoint.EndpointStore;
import io.scimrelay.admin.message.StatsView.Latency;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads how endpoints do. */
@ApplicationScoped
class StatsStore {
  private final Pool pool;
  private final ControlStore control;
  private final EndpointStore endpoints;

  StatsStore(Pool pool, ControlStore control, EndpointStore endpoints) {
    this.pool = pool;
    this.control = control;
    this.endpoints = endpoints;
  }

  Uni<StatsView> of(TenantCaller caller, EndpointId id, Instant since) {
    Tuple parameters =
        Tuple.of(caller.tenant().value(), id.value(), since.atOffset(ZoneOffset.UTC));
    return control
        .read(session -> endpoints.check(caller.tenant(), session, id))
        .chain(() -> pool.preparedQuery(MessageSql.STATS).execute(parameters))
        .map(rows -> stats(rows.iterator().next()));
  }

  private static StatsView stats(Row row) {
    return new StatsView(
        row.getLong("delivered"),
        row.getLong("failed"),
        row.getLong("attempts"),
        row.getDouble("success_rate"),
        new Latency(row.getDouble("p50"), row.getDouble("p95"), row.getDouble("p99")),
        row.getLong("backlog"),
        Columns.time(row, "oldest_pending_at"),
        Columns.time(row, "next_attempt_at"));
  }
}
