package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** An organization: a tenant's customer, whose people are provisioned. */
public record OrganizationId(UUID value) implements PrefixedId {
  public static final String PREFIX = "org";

  public static Optional<OrganizationId> parse(String text) {
    return IdText.decode(PREFIX, text).map(OrganizationId::new);
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
