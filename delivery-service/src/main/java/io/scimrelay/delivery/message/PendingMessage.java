package io.scimrelay.delivery.message;

import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be delivered, without its body.
 *
 * @param connection the nil id where the event has none
 * @param position the event's place in the log of its tenant, which orders a lane
 * @param ordered whether the event has a sequence; one without has no order
 * @param owns keys that no other event may touch while this one is undelivered
 * @param shares keys that no other event may own while this one is undelivered
 */
public record PendingMessage(
    MessageId id,
    LocalDate day,
    TenantId tenant,
    EndpointId endpoint,
    ConnectionId connection,
    long position,
    EventId event,
    String type,
    boolean ordered,
    @Nullable UUID subject,
    @Nullable UUID member,
    List<Long> owns,
    List<Long> shares,
    int attempts,
    int failures,
    @Nullable Instant firstAttemptAt,
    @Nullable Instant nextAttemptAt) {

  public PendingMessage {
    owns = List.copyOf(owns);
    shares = List.copyOf(shares);
  }

  /** The same after one more attempt. */
  public PendingMessage tried(int failuresNow, Instant at) {
    return new PendingMessage(
        id,
        day,
        tenant,
        endpoint,
        connection,
        position,
        event,
        type,
        ordered,
        subject,
        member,
        owns,
        shares,
        attempts + 1,
        failuresNow,
        firstAttemptAt == null ? at : firstAttemptAt,
        nextAttemptAt);
  }

  /** When it was appended, which its id tells. */
  public Instant madeAt() {
    return Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
  }

  public @Nullable EventType knownType() {
    return EventType.of(type).orElse(null);
  }
}
