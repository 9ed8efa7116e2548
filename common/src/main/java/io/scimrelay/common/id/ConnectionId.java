package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A connection: one identity provider application of one organization. */
public record ConnectionId(UUID value) implements PrefixedId {
  public static final String PREFIX = "conn";

  public static Optional<ConnectionId> parse(String text) {
    return IdText.decode(PREFIX, text).map(ConnectionId::new);
  }

  /**
   * The id as it stands in a SCIM URL: without its prefix, since Okta refuses an underscore there.
   */
  public static Optional<ConnectionId> parseUrlForm(String text) {
    return parse(PREFIX + "_" + text);
  }

  public String urlForm() {
    return IdText.encode(value);
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
