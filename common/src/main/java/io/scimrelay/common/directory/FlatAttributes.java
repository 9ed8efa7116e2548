package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A user's attributes that have no field of their own, those of extensions beside the others. An
 * extension's attribute goes by its full URN path where its name is also that of another.
 */
final class FlatAttributes {
  private static final Set<String> FIELDS =
      Set.of("externalId", "userName", "displayName", "active");
  private static final Set<String> NAME_FIELDS = Set.of("givenName", "familyName");

  private FlatAttributes() {}

  static ObjectNode of(ObjectNode attributes) {
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> uses = uses(attributes);
    for (Map.Entry<String, JsonNode> member : attributes.properties()) {
      String name = member.getKey();
      if (ScimCore.isExtension(name)) {
        extension(flat, name, member.getValue(), uses);
      } else if (name.equals("name")) {
        restOfName(flat, member.getValue());
      } else if (!FIELDS.contains(name)) {
        flat.set(name, member.getValue());
      }
    }
    return flat;
  }

  private static void restOfName(ObjectNode flat, JsonNode name) {
    if (name instanceof ObjectNode object) {
      ObjectNode rest = object.deepCopy().remove(NAME_FIELDS);
      if (!rest.isEmpty()) {
        flat.set("name", rest);
      }
    }
  }

  private static void extension(
      ObjectNode flat, String urn, JsonNode extension, Map<String, Integer> uses) {
    for (Map.Entry<String, JsonNode> member : extension.properties()) {
      String name = member.getKey();
      boolean clashes = uses.getOrDefault(name, 0) > 1 || CoreUserNames.contain(name);
      flat.set(clashes ? urn + ":" + name : name, member.getValue());
    }
  }

  private static Map<String, Integer> uses(ObjectNode attributes) {
    Map<String, Integer> uses = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : attributes.properties()) {
      if (ScimCore.isExtension(member.getKey())) {
        member.getValue().fieldNames().forEachRemaining(name -> uses.merge(name, 1, Integer::sum));
      } else {
        uses.merge(member.getKey(), 1, Integer::sum);
      }
    }
    return uses;
  }
}
