package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A long task that an admin asked for. */
public record JobId(UUID value) implements PrefixedId {
  public static final String PREFIX = "job";

  public static Optional<JobId> parse(String text) {
    return IdText.decode(PREFIX, text).map(JobId::new);
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
