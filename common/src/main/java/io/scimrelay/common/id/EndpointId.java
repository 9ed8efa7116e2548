package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A tenant's webhook endpoint. */
public record EndpointId(UUID value) implements PrefixedId {
  public static final String PREFIX = "we";

  public static Optional<EndpointId> parse(String text) {
    return IdText.decode(PREFIX, text).map(EndpointId::new);
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
