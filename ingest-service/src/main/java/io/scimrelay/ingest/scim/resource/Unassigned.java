package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says to have no value. Where it is merged into what is there, it takes something
 * away, so that it is told apart from what is not said at all.
 */
public final class Unassigned {
  private Unassigned() {}

  public static boolean is(JsonNode value) {
    return value.isNull() || isEmptyText(value);
  }

  public static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  /** As {@link Tidy} leaves it, but for what is said to have no value in it or in its entries. */
  public static @Nullable JsonNode kept(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> unlessEmpty(members((ObjectNode) value));
      case ARRAY -> unlessEmpty(entries((ArrayNode) value));
      default -> Tidy.value(value);
    };
  }

  private static ArrayNode entries(ArrayNode array) {
    ArrayNode entries = array.arrayNode(array.size());
    for (JsonNode entry : array) {
      JsonNode kept = entry instanceof ObjectNode object ? members(object) : Tidy.value(entry);
      if (kept != null) {
        entries.add(kept);
      }
    }
    return entries;
  }

  private static ObjectNode members(ObjectNode object) {
    ObjectNode members = Tidy.object(object);
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!members.has(member.getKey()) && !Secrets.named(member.getKey())) {
        members.set(member.getKey(), nothing(member.getValue()));
      }
    }
    return members;
  }

  /** What has nothing in it says the same as an empty text. */
  private static JsonNode nothing(JsonNode value) {
    return value.isNull() ? value : TextNode.valueOf("");
  }

  private static @Nullable JsonNode unlessEmpty(JsonNode container) {
    return container.isEmpty() ? null : container;
  }
}
