package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Those of a list of texts or numbers that a value path means by their {@code value}, which each of
 * them is as a whole.
 *
 * <pre>{"op": "replace", "path": "tags[value eq \"b\"]", "value": "c"}   on   ["a", "b"]</pre>
 */
record PlainValues(ArrayNode all, List<Integer> places) {

  static PlainValues of(ArrayNode all, Predicate<JsonNode> test) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isValueNode() && test.test(all.get(i))) {
        places.add(i);
      }
    }
    return new PlainValues(all, places);
  }

  /** What is to stand in their place; null where it is none of their kind. */
  static @Nullable JsonNode said(@Nullable String sub, JsonNode value) {
    JsonNode said = value.isObject() && value.size() == 1 ? JsonNames.get(value, "value") : value;
    return whole(sub) && said.isValueNode() && !said.isNull() ? said : null;
  }

  static boolean whole(@Nullable String sub) {
    return sub == null || sub.equalsIgnoreCase("value");
  }

  /** Whether there is nothing but such values. */
  static boolean fill(JsonNode present) {
    return present.isArray()
        && !present.isEmpty()
        && present.valueStream().allMatch(JsonNode::isValueNode);
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  void set(JsonNode value) {
    places.forEach(place -> all.set(place, value));
  }

  void remove() {
    places.reversed().forEach(place -> all.remove(place.intValue()));
  }
}
