package io.scimrelay.delivery.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.EventBody;
import io.scimrelay.delivery.eventlog.Incoming;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what the control plane has to tell. */
@Singleton
class NoticeStore {
  private final Pool pool;
  private final ObjectMapper json;

  NoticeStore(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  Uni<List<Incoming>> pending() {
    return pool.preparedQuery(NoticeSql.PENDING)
        .execute()
        .map(
            rows -> {
              List<Incoming> notices = new ArrayList<>();
              rows.forEach(row -> notices.add(notice(row)));
              return notices;
            });
  }

  private Incoming notice(Row row) {
    TenantId tenant = new TenantId(row.getUUID("tenant_id"));
    EventId id = new EventId(row.getUUID("event_id"));
    Instant at = row.getOffsetDateTime("occurred_at").toInstant();
    UUID organizationId = row.getUUID("organization_id");
    UUID connectionId = row.getUUID("connection_id");
    OrganizationId organization =
        organizationId == null ? null : new OrganizationId(organizationId);
    ConnectionId connection = connectionId == null ? null : new ConnectionId(connectionId);
    String type = row.getString("type");
    String body =
        EventBody.notice(tenant, organization, connection, id, type, at, data(row)).toString();
    EventEnvelope event =
        new EventEnvelope(id, type, null, at, null, null, List.of(), List.of(), body);
    return new Incoming(tenant, organization, connection, 1, null, null, event);
  }

  private ObjectNode data(Row row) {
    io.vertx.core.json.JsonObject data = row.getJsonObject("data");
    try {
      return (ObjectNode) json.readTree(data.encode());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice that is not JSON", e);
    }
  }
}
