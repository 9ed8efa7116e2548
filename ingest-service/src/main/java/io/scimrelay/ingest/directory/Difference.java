package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.Urn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two states, attribute by attribute. The order of several values counts for
 * nothing, the case of letters does: the provider must read back what it wrote.
 */
final class Difference {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final List<AttributeChange> changes = new ArrayList<>();

  private Difference() {}

  static List<AttributeChange> between(Attributes before, Attributes after) {
    Difference difference = new Difference();
    for (String name : names(before.json(), after.json())) {
      difference.member(name, before.json().get(name), after.json().get(name));
    }
    return difference.changes;
  }

  private void member(String name, @Nullable JsonNode from, @Nullable JsonNode to) {
    if (Urn.is(name)) {
      ObjectNode old = object(from);
      ObjectNode now = object(to);
      for (String attribute : names(old, now)) {
        attribute(new AttributePath(name, attribute, null), old.get(attribute), now.get(attribute));
      }
    } else {
      attribute(AttributePath.of(name), from, to);
    }
  }

  private void attribute(AttributePath path, @Nullable JsonNode from, @Nullable JsonNode to) {
    if ((from == null || from.isObject()) && (to == null || to.isObject())) {
      ObjectNode old = object(from);
      ObjectNode now = object(to);
      for (String sub : names(old, now)) {
        compare(path.withSub(sub), old.get(sub), now.get(sub));
      }
    } else {
      compare(path, from, to);
    }
  }

  private void compare(AttributePath path, @Nullable JsonNode from, @Nullable JsonNode to) {
    if (!same(from, to)) {
      changes.add(new AttributeChange(path.text(), orNull(from), orNull(to)));
    }
  }

  private static boolean same(@Nullable JsonNode from, @Nullable JsonNode to) {
    if (from == null || to == null) {
      return from == null && to == null;
    }
    return from.equals(to)
        || (from.isArray() && to.isArray() && from.size() == to.size() && sameEntries(from, to));
  }

  private static boolean sameEntries(JsonNode from, JsonNode to) {
    Map<JsonNode, Integer> counts = new HashMap<>();
    from.forEach(entry -> counts.merge(entry, 1, Integer::sum));
    to.forEach(entry -> counts.merge(entry, -1, Integer::sum));
    return counts.values().stream().allMatch(count -> count == 0);
  }

  private static Set<String> names(ObjectNode before, ObjectNode after) {
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static ObjectNode object(@Nullable JsonNode node) {
    return node instanceof ObjectNode object ? object : NOTHING;
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? NullNode.getInstance() : node;
  }
}
