package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import java.util.Map;

/** What a SCIM resource itself holds: {@code schemas}, {@code id} and its attributes. */
public final class ScimCore {
  private ScimCore() {}

  public static ObjectNode of(ResourceId id, ObjectNode attributes) {
    ObjectNode json = attributes.objectNode();
    ArrayNode schemas = json.putArray("schemas").add(schema(id));
    json.put("id", id.text());
    for (Map.Entry<String, JsonNode> member : attributes.properties()) {
      if (isExtension(member.getKey()) && member.getValue().isObject()) {
        schemas.add(member.getKey());
      }
      json.set(member.getKey(), member.getValue());
    }
    return json;
  }

  private static String schema(ResourceId id) {
    return switch (id.kind()) {
      case USER -> "urn:ietf:params:scim:schemas:core:2.0:User";
      case GROUP -> "urn:ietf:params:scim:schemas:core:2.0:Group";
    };
  }

  /** Whether an attribute's name is the URN of an extension. */
  static boolean isExtension(String name) {
    return name.regionMatches(true, 0, "urn:", 0, 4);
  }
}
