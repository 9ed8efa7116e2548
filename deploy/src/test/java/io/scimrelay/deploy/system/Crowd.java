package io.scimrelay.deploy.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.deploy.client.ScimClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many users, made in bulk. */
record Crowd(List<String> ids) {
  private static final int AT_ONCE = 500;

  static Crowd make(ScimClient client, int users) throws IOException {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < users; from += AT_ONCE) {
      JsonNode made = client.call("POST", "/Bulk", bulk(from, AT_ONCE)).body();
      for (JsonNode operation : made.path("Operations")) {
        String location = operation.path("location").asText();
        ids.add(location.substring(location.lastIndexOf('/') + 1));
      }
    }
    return new Crowd(List.copyOf(ids));
  }

  /** A group of all of them. */
  ObjectNode group(String name) {
    ObjectNode group = JsonNodeFactory.instance.objectNode().put("displayName", name);
    ArrayNode members = group.putArray("members");
    ids.forEach(id -> members.addObject().put("value", id));
    return group;
  }

  private static ObjectNode bulk(int from, int users) {
    ObjectNode bulk = JsonNodeFactory.instance.objectNode();
    bulk.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
    ArrayNode operations = bulk.putArray("Operations");
    for (int i = from; i < from + users; i++) {
      ObjectNode operation = operations.addObject();
      operation.put("method", "POST").put("path", "/Users").put("bulkId", "u" + i);
      operation.putObject("data").put("userName", "u" + i);
    }
    return bulk;
  }
}
