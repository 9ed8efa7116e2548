package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One comparison of RFC 7644, table 3, against the values that a path found. */
final class ValueTest {
  private ValueTest() {}

  static Truth present(List<JsonNode> values, boolean known) {
    if (values.isEmpty() && !known) {
      return Truth.UNKNOWN;
    }
    return Truth.of(values.stream().anyMatch(ValueTest::holdsSomething));
  }

  static Truth compare(
      ScimFilter.Compare compare, List<JsonNode> values, Optional<AttributeDefinition> attribute) {
    if (values.isEmpty() && attribute.isEmpty()) {
      return Truth.UNKNOWN;
    }
    if (compare.operator() == ScimFilter.Operator.NE) {
      return Truth.of(
          values.stream()
              .noneMatch(value -> meets(value, ScimFilter.Operator.EQ, compare, attribute)));
    }
    return Truth.of(
        values.stream().anyMatch(value -> meets(value, compare.operator(), compare, attribute)));
  }

  private static boolean holdsSomething(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> !value.textValue().isEmpty();
      case OBJECT, ARRAY -> !value.isEmpty();
      case NULL, MISSING -> false;
      default -> true;
    };
  }

  private static boolean meets(
      JsonNode value,
      ScimFilter.Operator operator,
      ScimFilter.Compare compare,
      Optional<AttributeDefinition> attribute) {
    JsonNode asked = compare.value();
    if (value.isTextual() && asked.isTextual()) {
      return comparesTimes(operator, attribute)
          ? times(value.textValue(), operator, asked.textValue())
          : texts(value.textValue(), operator, asked.textValue(), attribute);
    }
    if (value.isNumber() && asked.isNumber()) {
      return holds(operator, value.decimalValue().compareTo(asked.decimalValue()));
    }
    return operator == ScimFilter.Operator.EQ && value.isBoolean() && same(value, asked);
  }

  /** Where no schema says that it is a boolean it may be asked for as text. */
  private static boolean same(JsonNode bool, JsonNode asked) {
    return bool.asText().equalsIgnoreCase(asked.asText());
  }

  private static boolean comparesTimes(
      ScimFilter.Operator operator, Optional<AttributeDefinition> attribute) {
    return switch (operator) {
      case CO, SW, EW -> false;
      default -> attribute.isPresent() && attribute.get().type() == AttributeType.DATE_TIME;
    };
  }

  private static boolean texts(
      String value,
      ScimFilter.Operator operator,
      String asked,
      Optional<AttributeDefinition> attribute) {
    boolean exact = attribute.isPresent() && attribute.get().caseExact();
    String left = exact ? value : NameFold.fold(value);
    String right = exact ? asked : NameFold.fold(asked);
    return switch (operator) {
      case CO -> left.contains(right);
      case SW -> left.startsWith(right);
      case EW -> left.endsWith(right);
      default -> holds(operator, CodePoints.compare(left, right));
    };
  }

  private static boolean times(String value, ScimFilter.Operator operator, String asked) {
    Optional<Instant> left = DateTimes.parse(value);
    Optional<Instant> right = DateTimes.parse(asked);
    return left.isPresent()
        && right.isPresent()
        && holds(operator, left.get().compareTo(right.get()));
  }

  private static boolean holds(ScimFilter.Operator operator, int order) {
    return switch (operator) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case CO, SW, EW -> false;
    };
  }
}
