package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The entries of a multi-valued attribute as a whole. */
public final class Entries {
  private static final String PRIMARY = "primary";

  private Entries() {}

  /** The entry takes in what is said; an empty text takes away, null says nothing. */
  public static void merge(ObjectNode entry, ObjectNode said) {
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      String key = JsonNames.key(entry, member.getKey());
      if (Unassigned.isEmptyText(member.getValue())) {
        entry.remove(key);
      } else if (!member.getValue().isNull()) {
        entry.set(key, member.getValue().deepCopy());
      }
    }
  }

  /** At most one entry is primary: the first that says so. */
  public static void keepFirstPrimary(ArrayNode entries) {
    for (JsonNode entry : entries) {
      if (isPrimary(entry)) {
        keepPrimary(entries, entry);
        return;
      }
    }
  }

  /** Makes every other entry no longer primary (RFC 7644 section 3.5.2); equal ones are others. */
  @SuppressWarnings("ReferenceEquality")
  public static void keepPrimary(ArrayNode entries, JsonNode primary) {
    for (JsonNode entry : entries) {
      if (entry != primary && isPrimary(entry)) {
        ((ObjectNode) entry).put(PRIMARY, false);
      }
    }
  }

  /** Of several that came to be primary the last is. */
  public static void keepLastPrimary(ArrayNode entries) {
    JsonNode last = null;
    for (JsonNode entry : entries) {
      last = isPrimary(entry) ? entry : last;
    }
    if (last != null) {
      keepPrimary(entries, last);
    }
  }

  public static boolean isPrimary(JsonNode entry) {
    return entry.path(PRIMARY).asBoolean();
  }

  /** An entry of which no more is left than what it is for holds no value any more. */
  public static void dropHollow(ArrayNode entries, AttributeDefinition attribute) {
    entries.removeIf(entry -> hollow(entry, attribute));
  }

  /** Of entries that are equal in everything the first stays (RFC 7643 section 2.4). */
  public static void dropTwins(ArrayNode entries) {
    if (entries.size() > 1) {
      Set<JsonNode> seen = new HashSet<>();
      entries.removeIf(entry -> !seen.add(entry));
    }
  }

  public static boolean hollow(JsonNode entry, AttributeDefinition attribute) {
    return attribute.sub("type").isPresent() && entry.isObject() && saysNothing(entry);
  }

  private static boolean saysNothing(JsonNode entry) {
    for (Map.Entry<String, JsonNode> member : entry.properties()) {
      String name = member.getKey();
      if (!name.equals("type") && !name.equals(PRIMARY) && !Unassigned.is(member.getValue())) {
        return false;
      }
    }
    return true;
  }
}
