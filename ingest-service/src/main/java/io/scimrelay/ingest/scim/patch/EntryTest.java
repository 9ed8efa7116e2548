package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a value path means an entry. */
record EntryTest(Optional<AttributeDefinition> attribute, ScimFilter filter)
    implements Predicate<JsonNode> {

  @Override
  public boolean test(JsonNode entry) {
    return FilterMatcher.matchesEntry(filter, attribute, entry);
  }
}
