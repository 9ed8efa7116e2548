package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/**
 * An event. The events of one request share all but their low 32 bits, which count them, so that a
 * request stores one id however many events it causes.
 */
public record EventId(UUID value) implements PrefixedId {
  public static final String PREFIX = "evt";

  public static Optional<EventId> parse(String text) {
    return IdText.decode(PREFIX, text).map(EventId::new);
  }

  /** The id of event {@code index} of the request whose base id this is. */
  public EventId plus(int index) {
    long low = value.getLeastSignificantBits();
    return new EventId(
        new UUID(value.getMostSignificantBits(), (low & ~0xffffffffL) | (index & 0xffffffffL)));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public String toString() {
    return text();
  }
}
