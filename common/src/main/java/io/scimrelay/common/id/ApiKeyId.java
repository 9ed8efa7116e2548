package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** An API key of a tenant. */
public record ApiKeyId(UUID value) implements PrefixedId {
  public static final String PREFIX = "key";

  public static Optional<ApiKeyId> parse(String text) {
    return IdText.decode(PREFIX, text).map(ApiKeyId::new);
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
