package io.scimrelay.common.event;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka record: events of one request of one connection, in one unbroken run of sequence.
 *
 * @param epoch rises only when the service was restored to an older state
 * @param traceparent W3C trace context of the SCIM request, or null
 */
public record EventBatch(
    TenantId tenant,
    OrganizationId organization,
    ConnectionId connection,
    int epoch,
    @Nullable String traceparent,
    List<EventEnvelope> events) {

  public EventBatch {
    events = List.copyOf(events);
  }
}
