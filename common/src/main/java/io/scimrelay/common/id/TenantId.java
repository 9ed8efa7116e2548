package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A tenant: our customer, the vendor of an app. */
public record TenantId(UUID value) implements PrefixedId {
  public static final String PREFIX = "ten";

  public static Optional<TenantId> parse(String text) {
    return IdText.decode(PREFIX, text).map(TenantId::new);
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
