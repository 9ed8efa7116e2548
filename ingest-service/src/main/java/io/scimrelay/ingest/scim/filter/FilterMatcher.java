package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether a resource meets a filter; the meaning that the SQL translation must share.
 *
 * <p>Logic has three values, as in SQL: a comparison of a name that no schema knows and the
 * resource lacks is neither true nor false, and its {@code not} is neither. So a filter on a
 * misspelt name finds nothing, whatever stands around it, while {@code ne} and {@code not} do find
 * resources that lack a known attribute. Of several values, {@code eq} and the other operators ask
 * for one that meets them, {@code ne} for none that is equal.
 */
public final class FilterMatcher {
  private final TypeSchema schemas;

  private FilterMatcher(TypeSchema schemas) {
    this.schemas = schemas;
  }

  public static boolean matches(ScimFilter filter, ResourceType type, JsonNode resource) {
    return new FilterMatcher(type.schemas()).resource(filter, resource) == Truth.TRUE;
  }

  /** Whether an entry of a complex attribute meets the term in a value path. */
  public static boolean matchesEntry(
      ScimFilter term, Optional<AttributeDefinition> attribute, JsonNode entry) {
    return entry(term, attribute, entry) == Truth.TRUE;
  }

  private Truth resource(ScimFilter filter, JsonNode resource) {
    return switch (filter) {
      case ScimFilter.And and -> Truth.all(and.terms(), term -> resource(term, resource));
      case ScimFilter.Or or -> Truth.any(or.terms(), term -> resource(term, resource));
      case ScimFilter.Not not -> resource(not.term(), resource).negated();
      case ScimFilter.Present present ->
          ValueTest.present(values(resource, present.path()), schemas.knows(present.path()));
      case ScimFilter.Compare compare ->
          ValueTest.compare(
              compare, values(resource, compare.path()), schemas.find(compare.path()));
      case ScimFilter.ValuePath path -> valuePath(path, resource);
    };
  }

  private Truth valuePath(ScimFilter.ValuePath path, JsonNode resource) {
    Optional<AttributeDefinition> attribute = schemas.attribute(path.path());
    List<JsonNode> entries = Values.entries(home(resource, path.path()), path.path().attribute());
    if (entries.isEmpty() && attribute.isEmpty()) {
      return Truth.UNKNOWN;
    }
    Truth none = entry(path.term(), attribute, MissingNode.getInstance());
    Truth some = Truth.any(entries, entry -> entry(path.term(), attribute, entry));
    return none == Truth.UNKNOWN && some == Truth.FALSE ? Truth.UNKNOWN : some;
  }

  private static Truth entry(
      ScimFilter term, Optional<AttributeDefinition> attribute, JsonNode entry) {
    Function<AttributePath, Optional<AttributeDefinition>> definition =
        path -> attribute.flatMap(known -> known.sub(path.attribute()));
    return switch (term) {
      case ScimFilter.And and -> Truth.all(and.terms(), t -> entry(t, attribute, entry));
      case ScimFilter.Or or -> Truth.any(or.terms(), t -> entry(t, attribute, entry));
      case ScimFilter.Not not -> entry(not.term(), attribute, entry).negated();
      case ScimFilter.Present present ->
          ValueTest.present(
              Values.ofEntry(entry, present.path().attribute()),
              definition.apply(present.path()).isPresent());
      case ScimFilter.Compare compare ->
          ValueTest.compare(
              compare,
              Values.ofEntry(entry, compare.path().attribute()),
              definition.apply(compare.path()));
      case ScimFilter.ValuePath path -> Truth.UNKNOWN;
    };
  }

  private static List<JsonNode> values(JsonNode resource, AttributePath path) {
    String schema = path.schema();
    return path.wholeExtension() && schema != null
        ? Values.entries(resource, schema)
        : Values.of(home(resource, path), path);
  }

  private static JsonNode home(JsonNode resource, AttributePath path) {
    String schema = path.schema();
    return schema == null ? resource : JsonNames.get(resource, schema);
  }
}
