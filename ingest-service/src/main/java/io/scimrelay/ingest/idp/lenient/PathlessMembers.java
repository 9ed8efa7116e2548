package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A list of members in an operation that does not say what it is a list of.
 *
 * <pre>{"op": "add", "value": [{"value": "usr_..."}]}
 * means   {"op": "add", "path": "members", "value": [{"value": "usr_..."}]}</pre>
 */
public final class PathlessMembers {
  private static final Set<String> OF_A_MEMBER = Set.of("value", "$ref", "type", "display");

  private PathlessMembers() {}

  /** Whether it can be nothing else, in an operation on a group. */
  public static boolean applies(JsonNode value) {
    return value.isArray()
        && !value.isEmpty()
        && value.valueStream().allMatch(PathlessMembers::member);
  }

  private static boolean member(JsonNode entry) {
    return entry.isObject()
        && JsonNames.get(entry, "value").isTextual()
        && entry.properties().stream()
            .map(Map.Entry::getKey)
            .allMatch(name -> OF_A_MEMBER.contains(name.toLowerCase(Locale.ROOT)));
  }
}
