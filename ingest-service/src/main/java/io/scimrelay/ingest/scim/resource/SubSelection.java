package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes one sub-attribute of a complex value, or of each of several, beside those taken before. */
final class SubSelection {
  private SubSelection() {}

  static JsonNode merge(JsonNode taken, JsonNode value, String sub) {
    if (value instanceof ArrayNode entries) {
      ArrayNode result = entries.arrayNode(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        result.add(merge(taken.path(i), entries.get(i), sub));
      }
      return result;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    ObjectNode result = object.objectNode();
    if (taken instanceof ObjectNode before) {
      result.setAll(before);
    }
    String key = JsonNames.key(object, sub);
    return object.has(key) ? result.set(key, object.get(key)) : result;
  }
}
