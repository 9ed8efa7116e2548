package io.scimrelay.ingest.idp.entra;

/**
 * A value path as the key of an object.
 *
 * <pre>{"op": "replace", "value": {"emails[type eq \"work\"].value": "a@example.com"}}
 * means   {"op": "replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}
 * </pre>
 */
public final class FilteredKey {
  private FilteredKey() {}

  public static boolean applies(String key) {
    return key.indexOf('[') > 0;
  }
}
