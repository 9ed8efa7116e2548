package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.Optional;

/** Which of the entries is primary while operations are applied. */
record PrimaryEntry(ArrayNode entries, Optional<AttributeDefinition> attribute) {

  /**
   * One that holds no value yet takes nothing from the others: what it is to hold may come with a
   * later operation, or never.
   */
  void becomes(JsonNode entry) {
    if (attribute.filter(known -> Entries.hollow(entry, known)).isEmpty()) {
      Entries.keepPrimary(entries, entry);
    }
  }
}
