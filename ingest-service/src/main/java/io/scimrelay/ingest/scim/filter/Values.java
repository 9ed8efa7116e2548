package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;

/** What a path finds in a resource: every value of a multi-valued attribute. */
final class Values {
  private Values() {}

  static List<JsonNode> of(JsonNode home, AttributePath path) {
    String sub = path.subAttribute();
    if (sub == null) {
      return entries(home, path.attribute());
    }
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode entry : entries(home, path.attribute())) {
      values.addAll(entries(entry, sub));
    }
    return values;
  }

  /** Of an entry that is a plain value, {@code value} is the entry itself. */
  static List<JsonNode> ofEntry(JsonNode entry, String sub) {
    return entry.isValueNode() && sub.equalsIgnoreCase("value")
        ? List.of(entry)
        : entries(entry, sub);
  }

  static List<JsonNode> entries(JsonNode home, String name) {
    JsonNode found = JsonNames.get(home, name);
    if (found.isArray()) {
      List<JsonNode> entries = new ArrayList<>(found.size());
      found.forEach(entries::add);
      return entries;
    }
    return found.isMissingNode() || found.isNull() ? List.of() : List.of(found);
  }
}
