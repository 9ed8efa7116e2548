package io.scimrelay.common.event;

import io.scimrelay.common.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that delivery reads of an event, beside its body, which it passes on as it is.
 *
 * @param type the name on the wire; it may be one that this version does not know
 * @param sequence dense from 1 in (connection, epoch); null for events that have no order
 * @param subject the user or group told of (of a membership event the group); null for others
 * @param member the member of a membership event, else null
 * @param owns keys that no other event may touch while this one is undelivered
 * @param shares keys that no other event may own while this one is undelivered
 * @param body the event as the vendor receives it, JSON
 */
public record EventEnvelope(
    EventId id,
    String type,
    @Nullable Long sequence,
    Instant timestamp,
    @Nullable UUID subject,
    @Nullable UUID member,
    List<Long> owns,
    List<Long> shares,
    String body) {

  public EventEnvelope {
    owns = List.copyOf(owns);
    shares = List.copyOf(shares);
  }

  public Optional<EventType> knownType() {
    return EventType.of(type);
  }

  /** Without the body, which holds people's data. */
  @Override
  public String toString() {
    return "EventEnvelope[" + id + ", " + type + ", sequence " + sequence + "]";
  }
}
