package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.Map;

/**
 * Names that no schema has, in the letters in which they are stored: names are compared without
 * case (RFC 7643 section 2.1), so that other letters are no change.
 */
final class StoredNames {
  private StoredNames() {}

  static Attributes in(Attributes stored, Attributes said) {
    return stored.json().equals(said.json())
        ? said
        : new Attributes(object(stored.json(), said.json()));
  }

  private static JsonNode value(JsonNode stored, JsonNode said) {
    if (said instanceof ObjectNode object && stored instanceof ObjectNode known) {
      return object(known, object);
    }
    return said instanceof ArrayNode array && stored.isArray() ? entries(stored, array) : said;
  }

  private static ObjectNode object(ObjectNode stored, ObjectNode said) {
    ObjectNode result = said.objectNode();
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      String known = JsonNames.key(stored, member.getKey());
      String name = said.has(known) || result.has(known) ? member.getKey() : known;
      result.set(name, value(stored.path(name), member.getValue()));
    }
    return result;
  }

  /** What names the entries have is seen from all of them, since their order counts for nothing. */
  private static ArrayNode entries(JsonNode stored, ArrayNode said) {
    ObjectNode names = said.objectNode();
    for (JsonNode entry : stored) {
      if (entry instanceof ObjectNode object) {
        names.setAll(object);
      }
    }
    ArrayNode result = said.arrayNode(said.size());
    said.forEach(entry -> result.add(value(names, entry)));
    return result;
  }
}
