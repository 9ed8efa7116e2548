package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.idp.lenient.BareMember;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which members a value path names, told without reading any: by {@code value}, or by {@code $ref},
 * whose end it is.
 */
final class MemberFilter {
  private MemberFilter() {}

  static Set<String> values(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.Compare compare when named(compare) -> Set.of(id(compare));
      case ScimFilter.Or or -> all(or);
      case ScimFilter.And and -> common(and);
      default -> throw notByValue();
    };
  }

  private static boolean named(ScimFilter.Compare compare) {
    return compare.operator() == ScimFilter.Operator.EQ
        && (compare.path().attribute().equals("value") || byReference(compare));
  }

  private static boolean byReference(ScimFilter.Compare compare) {
    return compare.path().attribute().equals("$ref");
  }

  private static String id(ScimFilter.Compare compare) {
    String text = compare.value().asText();
    return byReference(compare) ? BareMember.idOf(text) : text;
  }

  private static Set<String> all(ScimFilter.Or or) {
    Set<String> values = new LinkedHashSet<>();
    or.terms().forEach(term -> values.addAll(values(term)));
    return values;
  }

  private static Set<String> common(ScimFilter.And and) {
    Set<String> values = null;
    for (ScimFilter term : and.terms()) {
      if (!(term instanceof ScimFilter.Compare compare) || named(compare)) {
        Set<String> these = new LinkedHashSet<>(values(term));
        if (values != null) {
          these.retainAll(values);
        }
        values = these;
      }
    }
    if (values == null) {
      throw notByValue();
    }
    values.removeIf(id -> and.terms().stream().anyMatch(term -> denies(term, id)));
    return values;
  }

  /** Of all else that may be said of a member only its type is known from its id. */
  private static boolean denies(ScimFilter term, String id) {
    return term instanceof ScimFilter.Compare compare
        && compare.path().attribute().equals("type")
        && ResourceId.parse(id).filter(member -> !hasType(compare, member)).isPresent();
  }

  private static boolean hasType(ScimFilter.Compare compare, ResourceId member) {
    String type = ResourceType.of(member).wire();
    JsonNode entry = JsonNodeFactory.instance.objectNode().put("type", type);
    return FilterMatcher.matchesEntry(compare, Optional.empty(), entry);
  }

  private static ScimException notByValue() {
    return ScimException.invalidFilter(
        "Members are named by value: members[value eq \"usr_...\"], also several with or.");
  }
}
