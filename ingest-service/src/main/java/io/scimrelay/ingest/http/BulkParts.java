package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/**
 * A resource in two: what it can be made of, and the attributes, or entries of attributes, that
 * refer to what is made later.
 */
record BulkParts(ObjectNode now, ObjectNode later) {
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  static BulkParts of(JsonNode data, Set<String> later) {
    BulkParts parts =
        new BulkParts(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
    data.properties().forEach(member -> parts.put(member.getKey(), member.getValue(), later));
    return parts;
  }

  private void put(String name, JsonNode value, Set<String> references) {
    if (BulkIds.readOnly(name) || Collections.disjoint(BulkIds.references(value), references)) {
      now.set(name, value);
    } else if (value instanceof ArrayNode entries) {
      for (JsonNode entry : entries) {
        boolean waits = !Collections.disjoint(BulkIds.references(entry), references);
        (waits ? later : now).withArrayProperty(name).add(entry);
      }
    } else if (value.isObject() && name.toLowerCase(Locale.ROOT).startsWith("urn:")) {
      BulkParts extension = of(value, references);
      now.set(name, extension.now());
      later.set(name, extension.later());
    } else {
      later.set(name, value);
    }
  }

  /** The PATCH that adds what was left out. */
  ObjectNode completion() {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putArray("schemas").add(PATCH);
    patch.putArray("Operations").addObject().put("op", "add").set("value", later);
    return patch;
  }
}
