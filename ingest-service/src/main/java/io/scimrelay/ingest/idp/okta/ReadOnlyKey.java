package io.scimrelay.ingest.idp.okta;

import java.util.Locale;
import java.util.Set;

/**
 * Read-only parts of a resource in an operation without a path: they are passed over.
 *
 * <pre>{"op": "replace", "value": {"id": "grp_...", "displayName": "Dock Crew"}}
 * means   {"op": "replace", "value": {"displayName": "Dock Crew"}}</pre>
 */
public final class ReadOnlyKey {
  private ReadOnlyKey() {}

  private static final Set<String> NAMES = Set.of("id", "meta", "schemas", "groups");

  public static boolean applies(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
