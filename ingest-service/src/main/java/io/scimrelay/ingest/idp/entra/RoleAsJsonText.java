package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A role as JSON inside text; it is kept as sent, since Entra reads back what it wrote.
 *
 * <pre>{"op": "Add", "path": "roles", "value": [{"value": "{\"id\": ..., \"value\": \"admin\"}"}]}
 * </pre>
 */
public final class RoleAsJsonText {
  private RoleAsJsonText() {}

  public static boolean applies(String attribute, JsonNode entry) {
    return attribute.equals("roles") && entry.path("value").asText().startsWith("{");
  }
}
