package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** Members of objects found by name without case, as RFC 7643 section 2.1 has it. */
public final class JsonNames {
  private JsonNames() {}

  /** The member's value; missing where the node is no object or has no such member. */
  public static JsonNode get(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    return exact.isMissingNode() && node instanceof ObjectNode object
        ? ignoringCase(object, name)
        : exact;
  }

  /** The name under which the object has it, else the name given. */
  public static String key(ObjectNode object, String name) {
    if (object.has(name)) {
      return name;
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String present = names.next();
      if (present.equalsIgnoreCase(name)) {
        return present;
      }
    }
    return name;
  }

  private static JsonNode ignoringCase(ObjectNode object, String name) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return MissingNode.getInstance();
  }
}
