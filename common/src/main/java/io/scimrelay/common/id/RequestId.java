package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** One SCIM call of an identity provider. */
public record RequestId(UUID value) implements PrefixedId {
  public static final String PREFIX = "req";

  public static Optional<RequestId> parse(String text) {
    return IdText.decode(PREFIX, text).map(RequestId::new);
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
