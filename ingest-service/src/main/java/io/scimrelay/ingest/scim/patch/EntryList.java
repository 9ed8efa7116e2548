package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A multi-valued attribute to which entries are added. */
record EntryList(ArrayNode entries, Optional<AttributeDefinition> attribute) {

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
    ObjectNode twin = twin(entry);
    if (twin != null) {
      Entries.merge(twin, said);
      settlePrimary(twin);
    } else if (!entry.isEmpty() && !contains(entry)) {
      entries.add(entry);
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

  private @Nullable ObjectNode twin(JsonNode entry) {
    if (!entry.path("value").isTextual()) {
      return null;
    }
    for (JsonNode present : entries) {
      if (present instanceof ObjectNode object
          && alike(present.path("value"), entry.path("value"))
          && alike(present.path("type"), entry.path("type"))) {
        return object;
      }
    }
    return null;
  }

  private static boolean alike(JsonNode left, JsonNode right) {
    return left.isMissingNode() == right.isMissingNode()
        && NameFold.fold(left.asText()).equals(NameFold.fold(right.asText()));
  }
}
