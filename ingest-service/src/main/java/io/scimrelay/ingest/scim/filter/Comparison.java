package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.TextFault;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.AttributeType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes comparisons whose value has the type of the attribute, where a schema knows it. */
final class Comparison {
  private static final Set<ScimFilter.Operator> ORDERED =
      EnumSet.of(
          ScimFilter.Operator.GT,
          ScimFilter.Operator.GE,
          ScimFilter.Operator.LT,
          ScimFilter.Operator.LE);

  private Comparison() {}

  static ScimFilter of(
      AttributePath path,
      Optional<AttributeDefinition> attribute,
      ScimFilter.Operator operator,
      ValueNode value) {
    if (value.isNull()) {
      return withNull(path, operator);
    }
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      throw ScimException.invalidFilter(
          "'" + path.text() + "' is compared with too large a number.");
    }
    TextFault.of(value.asText())
        .ifPresent(
            fault -> {
              throw ScimException.invalidFilter(
                  "'" + path.text() + "' is compared with " + fault.what() + ".");
            });
    if (value.isBoolean() && ORDERED.contains(operator)) {
      throw notOrdered(path, AttributeType.BOOLEAN);
    }
    return new ScimFilter.Compare(
        path, operator, attribute.map(known -> typed(path, known, operator, value)).orElse(value));
  }

  /** Null is how an attribute compares that is not there. */
  private static ScimFilter withNull(AttributePath path, ScimFilter.Operator operator) {
    ScimFilter present = new ScimFilter.Present(path);
    return switch (operator) {
      case EQ -> new ScimFilter.Not(present);
      case NE -> present;
      default ->
          throw ScimException.invalidFilter(
              "'" + path.text() + "' can be compared with null by eq and ne only.");
    };
  }

  private static ValueNode typed(
      AttributePath path,
      AttributeDefinition attribute,
      ScimFilter.Operator operator,
      ValueNode value) {
    return switch (attribute.type()) {
      case BOOLEAN -> bool(path, operator, value);
      case COMPLEX ->
          throw ScimException.invalidFilter(
              "'" + path.text() + "' is complex; name one of its sub-attributes.");
      case DATE_TIME -> time(path, operator, value);
      case BINARY -> binary(path, attribute, operator, value);
      case STRING, REFERENCE -> TextNode.valueOf(value.asText());
      case DECIMAL, INTEGER -> value;
    };
  }

  private static ValueNode bool(AttributePath path, ScimFilter.Operator operator, ValueNode value) {
    if (ORDERED.contains(operator)) {
      throw notOrdered(path, AttributeType.BOOLEAN);
    }
    if (value.isBoolean()) {
      return value;
    }
    String text = value.asText();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return BooleanNode.valueOf(text.equalsIgnoreCase("true"));
    }
    throw ScimException.invalidFilter(
        "'" + path.text() + "' is a boolean; compare it with true or false.");
  }

  private static ValueNode binary(
      AttributePath path,
      AttributeDefinition attribute,
      ScimFilter.Operator operator,
      ValueNode value) {
    if (ORDERED.contains(operator)) {
      throw notOrdered(path, attribute.type());
    }
    return TextNode.valueOf(value.asText());
  }

  private static ValueNode time(AttributePath path, ScimFilter.Operator operator, ValueNode value) {
    boolean asText =
        operator == ScimFilter.Operator.CO
            || operator == ScimFilter.Operator.SW
            || operator == ScimFilter.Operator.EW;
    if (asText || DateTimes.parse(value.asText()).isPresent()) {
      return TextNode.valueOf(value.asText());
    }
    throw ScimException.invalidFilter(
        "'" + path.text() + "' is a time; compare it with one such as \"2026-01-31T12:00:00Z\".");
  }

  private static ScimException notOrdered(AttributePath path, AttributeType type) {
    return ScimException.invalidFilter(
        "'"
            + path.text()
            + "' is compared as "
            + type.wire()
            + ", which has no order; use eq or ne.");
  }
}
