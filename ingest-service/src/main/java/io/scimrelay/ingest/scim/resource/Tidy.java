package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Leaves out what counts as absent: null, empty text, lists and objects with nothing in them. */
public final class Tidy {
  private Tidy() {}

  public static ObjectNode object(ObjectNode object) {
    return object(object, name -> true);
  }

  /** Also leaves out members whose name is not kept, at any depth. */
  public static @Nullable JsonNode value(JsonNode value, Predicate<String> kept) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> null;
      case STRING -> value.textValue().isEmpty() ? null : value;
      case OBJECT -> unlessEmpty(object((ObjectNode) value, kept));
      case ARRAY -> unlessEmpty(array((ArrayNode) value, kept));
      default -> value;
    };
  }

  private static ObjectNode object(ObjectNode object, Predicate<String> kept) {
    ObjectNode tidy = object.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = kept.test(member.getKey()) ? value(member.getValue(), kept) : null;
      if (value != null) {
        tidy.set(member.getKey(), value);
      }
    }
    return tidy;
  }

  private static ArrayNode array(ArrayNode array, Predicate<String> kept) {
    ArrayNode tidy = array.arrayNode(array.size());
    for (JsonNode entry : array) {
      JsonNode value = value(entry, kept);
      if (value != null) {
        tidy.add(value);
      }
    }
    return tidy;
  }

  private static @Nullable JsonNode unlessEmpty(JsonNode container) {
    return container.isEmpty() ? null : container;
  }
}
