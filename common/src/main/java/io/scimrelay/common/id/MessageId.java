package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** One event for one endpoint. */
public record MessageId(UUID value) implements PrefixedId {
  public static final String PREFIX = "msg";

  public static Optional<MessageId> parse(String text) {
    return IdText.decode(PREFIX, text).map(MessageId::new);
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
