package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which members a value path names, told without reading any: by {@code value}. What says more than
 * ids tell can only remove: those of the group's members that meet it.
 */
final class MemberFilter {
  private MemberFilter() {}

  /** Empty where it names none, but tells of those that are there. */
  static Optional<Set<String>> values(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.Compare compare when named(compare) ->
          Optional.of(Set.of(compare.value().asText()));
      case ScimFilter.Or or -> all(or);
      case ScimFilter.And and -> common(and);
      case ScimFilter.Compare _, ScimFilter.Not _, ScimFilter.Present _, ScimFilter.ValuePath _ ->
          Optional.empty();
    };
  }

  /** Whether nothing is said of members that their ids do not tell. */
  static boolean toldByIds(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.Compare compare ->
          named(compare) || compare.path().attribute().equals("type");
      case ScimFilter.Or or -> or.terms().stream().allMatch(MemberFilter::toldByIds);
      case ScimFilter.And and -> and.terms().stream().allMatch(MemberFilter::toldByIds);
      case ScimFilter.Not _, ScimFilter.Present _, ScimFilter.ValuePath _ -> false;
    };
  }

  /** Whether what is known of a member without reading it, its id and type, meets the filter. */
  static boolean meets(ScimFilter filter, ResourceId member) {
    ObjectNode entry = type(member).put("value", member.text());
    return FilterMatcher.matchesEntry(filter, Optional.empty(), entry);
  }

  private static boolean named(ScimFilter.Compare compare) {
    return compare.operator() == ScimFilter.Operator.EQ
        && compare.path().attribute().equals("value");
  }

  private static Optional<Set<String>> all(ScimFilter.Or or) {
    Set<String> values = new LinkedHashSet<>();
    for (ScimFilter term : or.terms()) {
      Optional<Set<String>> these = values(term);
      if (these.isEmpty()) {
        return Optional.empty();
      }
      values.addAll(these.get());
    }
    return Optional.of(values);
  }

  /** A comparison beside a name is left to {@link #denies}; of anything else members are read. */
  private static Optional<Set<String>> common(ScimFilter.And and) {
    return and.terms().stream().allMatch(MemberFilter::toldByName)
        ? and.terms().stream()
            .map(MemberFilter::values)
            .flatMap(Optional::stream)
            .reduce(MemberFilter::both)
            .map(ids -> without(ids, and))
        : Optional.empty();
  }

  private static boolean toldByName(ScimFilter term) {
    return term instanceof ScimFilter.Compare || values(term).isPresent();
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static Set<String> without(Set<String> ids, ScimFilter.And and) {
    Set<String> left = new LinkedHashSet<>(ids);
    left.removeIf(id -> and.terms().stream().anyMatch(term -> denies(term, id)));
    return left;
  }

  /** Of all else that may be said of a member only its type is known from its id. */
  private static boolean denies(ScimFilter term, String id) {
    return term instanceof ScimFilter.Compare compare
        && compare.path().attribute().equals("type")
        && ResourceId.parse(id).filter(member -> !hasType(compare, member)).isPresent();
  }

  private static boolean hasType(ScimFilter.Compare compare, ResourceId member) {
    return FilterMatcher.matchesEntry(compare, Optional.empty(), type(member));
  }

  private static ObjectNode type(ResourceId member) {
    return JsonNodeFactory.instance.objectNode().put("type", ResourceType.of(member).wire());
  }

  static ScimException notByValue() {
    return ScimException.invalidFilter(
        "Members are named by value: members[value eq \"usr_...\"], also several with or.");
  }
}
