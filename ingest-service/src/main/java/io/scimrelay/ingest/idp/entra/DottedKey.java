package io.scimrelay.ingest.idp.entra;

import io.scimrelay.ingest.scim.schema.Urn;

/**
 * A path to a sub-attribute as the key of an object.
 *
 * <pre>{"op": "replace", "value": {"name.givenName": "Vera"}}
 * means   {"op": "replace", "path": "name.givenName", "value": "Vera"}</pre>
 */
public final class DottedKey {
  private DottedKey() {}

  public static boolean applies(String key) {
    return !Urn.is(key) && key.indexOf('.') > 0 && key.indexOf('[') < 0;
  }
}
