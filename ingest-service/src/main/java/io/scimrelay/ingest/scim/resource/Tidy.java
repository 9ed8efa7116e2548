package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what counts as absent: null, empty text, lists and objects with nothing in them; and
 * what is never kept.
 */
public final class Tidy {
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
    if (number.isIntegralNumber()) {
      return whole(number.bigIntegerValue());
    }
    double value = number.doubleValue();
    return value == Math.rint(value)
        ? whole(BigDecimal.valueOf(value).toBigIntegerExact())
        : DoubleNode.valueOf(value);
  }

  private static JsonNode whole(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? LongNode.valueOf(number.longValue())
        : BigIntegerNode.valueOf(number);
  }

  private static @Nullable JsonNode unlessEmpty(JsonNode container) {
    return container.isEmpty() ? null : container;
  }
}
