package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter that means the entries which the value of a removal names. */
final class NamedEntries {
  private static final Set<String> IDENTIFYING = Set.of("value", "type");

  private NamedEntries() {}

  /**
   * @param named several or one; null where nothing is left of what was named
   */
  static ScimFilter of(@Nullable JsonNode named) {
    List<ScimFilter> filters = new ArrayList<>();
    if (named != null && named.isArray()) {
      named.forEach(entry -> add(filters, entry));
    } else if (named != null) {
      add(filters, named);
    }
    return new ScimFilter.Or(filters);
  }

  private static void add(List<ScimFilter> filters, JsonNode entry) {
    List<ScimFilter> terms =
        entry instanceof ValueNode value ? List.of(is("value", value)) : terms(entry);
    if (!terms.isEmpty()) {
      filters.add(new ScimFilter.And(terms));
    }
  }

  /** By {@code value}, and {@code type} if said, where it has a value; else by all it says. */
  private static List<ScimFilter> terms(JsonNode entry) {
    List<ScimFilter> terms = new ArrayList<>();
    for (Map.Entry<String, JsonNode> sub : entry.properties()) {
      boolean tells = !entry.hasNonNull("value") || IDENTIFYING.contains(sub.getKey());
      if (tells && sub.getValue() instanceof ValueNode value && !value.isNull()) {
        terms.add(is(sub.getKey(), value));
      }
    }
    return terms;
  }

  private static ScimFilter is(String name, ValueNode value) {
    return new ScimFilter.Compare(AttributePath.of(name), ScimFilter.Operator.EQ, value);
  }
}
