package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Optional;

/**
 * A boolean as text, in any case, also inside entries ({@code primary}).
 *
 * <pre>{"op": "Replace", "path": "active", "value": "False"}   means   false</pre>
 */
public final class StringlyBoolean {
  private StringlyBoolean() {}

  public static Optional<JsonNode> read(JsonNode value) {
    String text = value.asText().strip();
    if (value.isTextual() && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return Optional.of(BooleanNode.valueOf(text.equalsIgnoreCase("true")));
    }
    return Optional.empty();
  }
}
