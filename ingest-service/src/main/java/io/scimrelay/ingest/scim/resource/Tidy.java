package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what counts as absent: null, empty text, lists and objects with nothing in them; and
 * what is never kept.
 */
public final class Tidy {
  private static final double BEYOND_LONG = 0x1p63;

  private Tidy() {}

  public static ObjectNode object(ObjectNode object) {
    ObjectNode tidy = object.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = Secrets.named(member.getKey()) ? null : value(member.getValue());
      if (value != null) {
        tidy.set(member.getKey(), value);
      }
    }
    return tidy;
  }

  public static @Nullable JsonNode value(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> null;
      case STRING -> value.textValue().isEmpty() ? null : value;
      case OBJECT -> unlessEmpty(object((ObjectNode) value));
      case ARRAY -> unlessEmpty(array((ArrayNode) value));
      case NUMBER -> number(value);
      default -> value;
    };
  }

  private static ArrayNode array(ArrayNode array) {
    ArrayNode tidy = array.arrayNode(array.size());
    for (JsonNode entry : array) {
      JsonNode value = value(entry);
      if (value != null) {
        tidy.add(value);
      }
    }
    return tidy;
  }

  /** One form for one number, since PostgreSQL gives 1e2 back as 100. */
  private static JsonNode number(JsonNode number) {
    if (number.isInt()) {
      return number;
    }
    if (!wholeAndLong(number)) {
      return DoubleNode.valueOf(number.doubleValue());
    }
    return number.canConvertToInt()
        ? IntNode.valueOf(number.intValue())
        : LongNode.valueOf(number.longValue());
  }

  private static boolean wholeAndLong(JsonNode number) {
    double value = number.doubleValue();
    return number.isIntegralNumber()
        ? number.canConvertToLong()
        : value == Math.rint(value) && Math.abs(value) < BEYOND_LONG;
  }

  private static @Nullable JsonNode unlessEmpty(JsonNode container) {
    return container.isEmpty() ? null : container;
  }
}
