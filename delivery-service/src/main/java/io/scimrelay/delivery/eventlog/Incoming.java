package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that wants to be in the log.
 *
 * @param notFor an endpoint that is not told, since the event is about it
 */
public record Incoming(
    TenantId tenant,
    @Nullable OrganizationId organization,
    @Nullable ConnectionId connection,
    int epoch,
    @Nullable String traceparent,
    @Nullable EndpointId notFor,
    EventEnvelope event) {

  public static Stream<Incoming> of(EventBatch batch) {
    return batch.events().stream()
        .map(
            event ->
                new Incoming(
                    batch.tenant(),
                    batch.organization(),
                    batch.connection(),
                    batch.epoch(),
                    batch.traceparent(),
                    null,
                    event));
  }
}
