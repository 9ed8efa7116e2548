package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

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
    return TextNode.valueOf(number.asText());
  }
}
