package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A SCIM token of a connection. */
public record TokenId(UUID value) implements PrefixedId {
  public static final String PREFIX = "tok";

  public static Optional<TokenId> parse(String text) {
    return IdText.decode(PREFIX, text).map(TokenId::new);
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
