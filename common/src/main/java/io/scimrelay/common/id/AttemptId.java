package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** One HTTP try of a message. */
public record AttemptId(UUID value) implements PrefixedId {
  public static final String PREFIX = "att";

  public static Optional<AttemptId> parse(String text) {
    return IdText.decode(PREFIX, text).map(AttemptId::new);
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
