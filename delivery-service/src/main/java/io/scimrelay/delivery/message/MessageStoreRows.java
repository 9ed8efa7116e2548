package io.scimrelay.delivery.message;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the statements beside this, as records. */
final class MessageStoreRows {
  private MessageStoreRows() {}

  static PendingMessage message(Row row) {
    return new PendingMessage(
        new MessageId(row.getUUID("id")),
        row.getLocalDate("day"),
        new TenantId(row.getUUID("tenant_id")),
        new EndpointId(row.getUUID("endpoint_id")),
        new ConnectionId(row.getUUID("connection_id")),
        row.getLong("position"),
        new EventId(row.getUUID("event_id")),
        row.getString("event_type"),
        row.getLong("sequence") != null,
        row.getUUID("subject"),
        row.getUUID("member"),
        List.of(row.getArrayOfLongs("owns")),
        List.of(row.getArrayOfLongs("shares")),
        row.getInteger("attempt_count"),
        row.getInteger("failures"),
        instant(row.getOffsetDateTime("first_attempt_at")),
        instant(row.getOffsetDateTime("next_attempt_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
