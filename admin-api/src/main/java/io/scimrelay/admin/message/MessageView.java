package io.scimrelay.admin.message;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.MessageId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message as its tenant sees it.
 *
 * @param eventId also the {@code webhook-id}
 * @param sequence null for events that have no order
 */
@Schema(name = "Message")
public record MessageView(
    MessageId id,
    EventId eventId,
    String eventType,
    EndpointId endpointId,
    @Nullable ConnectionId connectionId,
    @Nullable Long sequence,
    MessageState state,
    @Schema(enumeration = {"superseded", "expired", "disabled"}) @Nullable String skipReason,
    int attemptCount,
    Instant createdAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant nextAttemptAt) {}
