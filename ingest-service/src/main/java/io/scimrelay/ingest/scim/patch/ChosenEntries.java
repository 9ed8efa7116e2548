package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The entries that an operation changes, among all of their attribute. */
record ChosenEntries(
    JsonNode all, Optional<AttributeDefinition> attribute, List<ObjectNode> entries) {
  private static final String PRIMARY = "primary";

  /** A single complex value counts as one entry. */
  static ChosenEntries of(
      JsonNode present, Optional<AttributeDefinition> attribute, Predicate<JsonNode> test) {
    List<ObjectNode> chosen = new ArrayList<>();
    Iterable<JsonNode> candidates = present.isArray() ? present : List.of(present);
    for (JsonNode candidate : candidates) {
      if (candidate instanceof ObjectNode entry && test.test(entry)) {
        chosen.add(entry);
      }
    }
    return new ChosenEntries(present, attribute, chosen);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether one of them is all that is said. */
  boolean holds(JsonNode value) {
    return value instanceof ObjectNode object
        && entries.stream().anyMatch(entry -> merged(entry, object).equals(entry));
  }

  void set(String sub, JsonNode value) {
    entries.forEach(entry -> entry.set(JsonNames.key(entry, sub), value.deepCopy()));
    settlePrimary(sub.equalsIgnoreCase(PRIMARY) && value.asBoolean());
  }

  void merge(JsonNode value) {
    if (value instanceof ObjectNode object) {
      entries.forEach(entry -> Entries.merge(entry, object));
      settlePrimary(Entries.isPrimary(object));
    }
  }

  /**
   * What the filter's {@code eq} terms name stays as the entry has it, but for a {@code value} that
   * is said anew: it is what the entry is about.
   */
  void replace(JsonNode value, ObjectNode named) {
    if (value instanceof ObjectNode object) {
      entries.forEach(entry -> replace(entry, object, named));
      settlePrimary(Entries.isPrimary(object));
    }
  }

  void remove(String sub) {
    entries.forEach(entry -> entry.remove(JsonNames.key(entry, sub)));
  }

  private static ObjectNode merged(ObjectNode entry, ObjectNode said) {
    ObjectNode merged = entry.deepCopy();
    Entries.merge(merged, said);
    return merged;
  }

  private static void replace(ObjectNode entry, ObjectNode value, ObjectNode named) {
    ObjectNode kept = entry.deepCopy();
    entry.removeAll();
    ObjectNode terms = named.deepCopy();
    if (JsonNames.get(value, "value").isTextual()) {
      terms.remove("value");
    }
    for (String name : (Iterable<String>) terms::fieldNames) {
      String key = JsonNames.key(kept, name);
      entry.set(key, kept.has(key) ? kept.get(key) : terms.get(name));
    }
    Entries.merge(entry, EqualTerms.without(value, terms));
  }

  /** Of several that are made primary at once the first is. */
  private void settlePrimary(boolean set) {
    if (set && all instanceof ArrayNode array && !entries.isEmpty()) {
      new PrimaryEntry(array, attribute).becomes(entries.getFirst());
    }
  }
}
