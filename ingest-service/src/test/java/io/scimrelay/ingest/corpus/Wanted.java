package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a value is the one a scenario asks for; {@code "*"} asks for any but null. */
final class Wanted {
  private Wanted() {}

  static boolean matches(JsonNode wanted, JsonNode found) {
    if (wanted.asText().equals("*")) {
      return !found.isMissingNode() && !found.isNull();
    }
    if (wanted.isIntegralNumber() && found.isIntegralNumber()) {
      return wanted.longValue() == found.longValue();
    }
    return wanted.equals(found);
  }
}
