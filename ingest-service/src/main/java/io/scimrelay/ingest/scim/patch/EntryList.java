package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A multi-valued attribute to which entries are added. */
final class EntryList {
  private final ArrayNode entries;
  private final Optional<AttributeDefinition> attribute;
  private final Map<Twin, ObjectNode> twins = new HashMap<>();

  EntryList(ArrayNode entries, Optional<AttributeDefinition> attribute) {
    this.entries = entries;
    this.attribute = attribute;
    entries.forEach(this::know);
  }

  /** What makes entries one: {@code value} and {@code type}, without case. */
  private record Twin(String value, @Nullable String type) {

    /** Null where an entry has no value of text, and so no twin. */
    static @Nullable Twin of(JsonNode entry) {
      JsonNode type = entry.path("type");
      return entry.path("value").isTextual()
          ? new Twin(
              NameFold.fold(entry.path("value").asText()),
              type.isMissingNode() ? null : NameFold.fold(type.asText()))
          : null;
    }
  }

  private void know(JsonNode entry) {
    Twin twin = Twin.of(entry);
    if (twin != null && entry instanceof ObjectNode object) {
      twins.putIfAbsent(twin, object);
    }
  }

  /** Adds what is not there; an entry of the same {@code value} and {@code type} takes it in. */
  void addAll(JsonNode added) {
    if (added.isArray()) {
      added.forEach(this::add);
    } else {
      add(added);
    }
  }

  void add(JsonNode entry) {
    if (entry instanceof ObjectNode object) {
      add(object);
    } else if (!contains(entry)) {
      entries.add(entry);
    }
  }

  private void add(ObjectNode said) {
    ObjectNode entry = said.objectNode();
    Entries.merge(entry, said);
    Twin key = Twin.of(entry);
    ObjectNode present = key == null ? null : twins.get(key);
    if (present != null) {
      Entries.merge(present, said);
      settlePrimary(present);
    } else if (!entry.isEmpty() && (key != null || !contains(entry))) {
      entries.add(entry);
      know(entry);
      settlePrimary(entry);
    }
  }

  private void settlePrimary(JsonNode entry) {
    if (Entries.isPrimary(entry)) {
      new PrimaryEntry(entries, attribute).becomes(entry);
    }
  }

  private boolean contains(JsonNode entry) {
    for (JsonNode present : entries) {
      if (present.equals(entry)) {
        return true;
      }
    }
    return false;
  }
}
