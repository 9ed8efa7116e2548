package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.scim.message.ScimException;
import java.util.Set;

/** Names that resources are found by are short enough for an index. */
final class NameLength {
  private static final int MAX = 512;
  private static final Set<String> NAMES =
      Set.of("userName", "displayName", "externalId", "emails.value");

  private NameLength() {}

  static void check(String where, String name) {
    if (name.length() > MAX && NAMES.contains(where)) {
      throw ScimException.invalidValue("'" + where + "' has over " + MAX + " characters.");
    }
  }
}
