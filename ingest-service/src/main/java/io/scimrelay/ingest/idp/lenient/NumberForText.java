package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/**
 * A number where text belongs.
 *
 * <pre>{"employeeNumber": 51280}   means   {"employeeNumber": "51280"}</pre>
 */
public final class NumberForText {
  private NumberForText() {}

  public static boolean applies(JsonNode value) {
    return value.isNumber();
  }

  public static JsonNode text(JsonNode number) {
    return TextNode.valueOf(number.isDouble() ? text(number.doubleValue()) : number.asText());
  }

  /** Without an exponent, which Java writes from 1e7 on and below 0.001. */
  private static String text(double number) {
    String text = BigDecimal.valueOf(number).toPlainString();
    boolean tiny = Math.abs(number) < 0.001 && number != 0;
    return tiny ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
  }
}
