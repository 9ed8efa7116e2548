package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What operations of one Bulk call each other before they have ids. The {@code groups} of a user
 * are read-only: what stands there refers to nothing, so that a group and its member may name each
 * other.
 */
final class BulkIds {
  private static final String PREFIX = "bulkId:";
  private static final Set<String> REFERENCES = Set.of("value", "manager", "members");
  private static final Pattern IN_PATH = Pattern.compile("bulkId:([^/?\"\\]]+)");

  private final JsonNode operations;
  private final Map<String, Integer> makers = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<Integer> repeated = new HashSet<>();

  BulkIds(JsonNode operations) {
    this.operations = operations;
    for (int i = 0; i < operations.size(); i++) {
      JsonNode bulkId = JsonNames.get(operations.get(i), "bulkId");
      boolean post = JsonNames.get(operations.get(i), "method").asText().equalsIgnoreCase("POST");
      if (post && bulkId.isTextual() && makers.putIfAbsent(bulkId.textValue(), i) != null) {
        repeated.add(i);
      }
    }
  }

  /** Each calls one operation only, else nobody knows whom a reference means. */
  void checkOnce(int index) {
    if (repeated.contains(index)) {
      throw ScimException.invalidValue("Another operation of this Bulk has the same bulkId.");
    }
  }

  List<BulkStep> steps() {
    return BulkOrder.of(operations, makers);
  }

  /** The bulkIds named anywhere in it. */
  static Set<String> references(JsonNode node) {
    Set<String> references = new LinkedHashSet<>();
    collect(node, references);
    return references;
  }

  private static void collect(JsonNode node, Set<String> references) {
    if (node.isTextual()) {
      Matcher matcher = IN_PATH.matcher(node.textValue());
      while (matcher.find()) {
        references.add(matcher.group(1));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(member -> !readOnly(member.getKey()))
          .forEach(member -> collect(member.getValue(), references));
    } else {
      node.forEach(child -> collect(child, references));
    }
  }

  void made(JsonNode bulkId, @Nullable String location) {
    if (bulkId.isTextual() && location != null) {
      ids.put(bulkId.textValue(), location.substring(location.lastIndexOf('/') + 1));
    }
  }

  /** Nobody is called so any more. */
  void gone(JsonNode bulkId) {
    ids.remove(bulkId.textValue());
  }

  String resolve(String path) {
    return IN_PATH.matcher(path).replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
  }

  /** A path whose references are ids; empty where one is not known. */
  Optional<String> resolved(String path) {
    boolean known =
        IN_PATH.matcher(path).results().allMatch(found -> ids.containsKey(found.group(1)));
    return known ? Optional.of(resolve(path)) : Optional.empty();
  }

  /** A copy in which references are ids. */
  JsonNode resolve(JsonNode data) {
    if (data.isTextual()) {
      String text = data.textValue();
      return text.startsWith(PREFIX) ? TextNode.valueOf(id(text.substring(PREFIX.length()))) : data;
    }
    if (data instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String name = member.getKey();
        copy.set(name, readOnly(name) ? member.getValue() : resolve(name, member.getValue()));
      }
      return copy;
    }
    if (data instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      array.forEach(entry -> copy.add(resolve(entry)));
      return copy;
    }
    return data;
  }

  /**
   * In the path of a PATCH operation and in {@code $ref} a reference stands within the text. What
   * nothing here is called may be a text like any other where no reference belongs.
   */
  private JsonNode resolve(String name, JsonNode value) {
    if (!value.isTextual()) {
      return resolve(value);
    }
    String text = value.textValue();
    if (name.equalsIgnoreCase("path") || name.equalsIgnoreCase("$ref")) {
      return TextNode.valueOf(resolve(text));
    }
    boolean means =
        REFERENCES.contains(name.toLowerCase(Locale.ROOT))
            || (text.startsWith(PREFIX) && makers.containsKey(text.substring(PREFIX.length())));
    return means ? resolve(value) : value;
  }

  static boolean readOnly(String name) {
    return name.equalsIgnoreCase("groups");
  }

  private String id(String bulkId) {
    String id = ids.get(bulkId);
    if (id == null) {
      throw ScimException.status(
          409, "Nothing in this Bulk made the bulkId '" + bulkId + "' before it was needed.");
    }
    return id;
  }
}
