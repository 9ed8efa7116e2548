package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.JsonNames;

/**
 * What a value path says of an entry outright: its {@code eq} terms, where all of them must hold.
 */
final class EqualTerms {
  private EqualTerms() {}

  static ObjectNode of(ScimFilter filter) {
    ObjectNode terms = JsonNodeFactory.instance.objectNode();
    collect(filter, terms);
    return terms;
  }

  /** What a value says beside them. */
  static ObjectNode without(ObjectNode value, ObjectNode terms) {
    ObjectNode rest = value.deepCopy();
    for (String name : (Iterable<String>) terms::fieldNames) {
      rest.remove(JsonNames.key(rest, name));
    }
    return rest;
  }

  private static void collect(ScimFilter filter, ObjectNode into) {
    switch (filter) {
      case ScimFilter.And and -> and.terms().forEach(term -> collect(term, into));
      case ScimFilter.Compare compare when compare.operator() == ScimFilter.Operator.EQ ->
          into.set(compare.path().attribute(), compare.value());
      default -> {}
    }
  }
}
