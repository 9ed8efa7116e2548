package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request in short form.
 *
 * @param lead events of the resource itself that come before those of memberships
 * @param tail those that come after
 * @param subject the resource as membership events name it
 * @param fills whether with it so much was read that others may be left
 */
record OutboxRow(
    TenantId tenant,
    OrganizationId organization,
    ConnectionId connection,
    int epoch,
    long firstSequence,
    long lastSequence,
    RequestId request,
    List<String> quirks,
    EventId baseEvent,
    Instant occurredAt,
    JsonNode lead,
    JsonNode tail,
    JsonNode subject,
    boolean subjectIsMember,
    Memberships removed,
    Memberships added,
    @Nullable String traceparent,
    boolean fills) {

  OutboxRow {
    quirks = List.copyOf(quirks);
  }

  Position end() {
    return new Position(epoch, lastSequence);
  }

  /** Without what people's data is in. */
  @Override
  public String toString() {
    return "OutboxRow[" + connection + ", " + firstSequence + ".." + lastSequence + "]";
  }
}
