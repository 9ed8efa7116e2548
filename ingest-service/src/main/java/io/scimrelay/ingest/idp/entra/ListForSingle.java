package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A list where one value belongs: the first of it counts.
 *
 * <pre>{"op": "Add", "path": "manager", "value": [{"$ref": "http...", "value": "usr_..."}]}
 * means   {"value": "usr_..."}</pre>
 */
public final class ListForSingle {
  private ListForSingle() {}

  public static boolean applies(JsonNode value) {
    return value.isArray() && !value.isEmpty();
  }

  public static JsonNode first(JsonNode value) {
    return value.get(0);
  }
}
