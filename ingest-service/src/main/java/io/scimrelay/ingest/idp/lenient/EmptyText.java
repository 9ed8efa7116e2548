package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Empty text for an attribute that is to have no value.
 *
 * <pre>{"op": "replace", "path": "title", "value": ""}   means   {"op": "remove", "path": "title"}
 * </pre>
 */
public final class EmptyText {
  private EmptyText() {}

  public static boolean applies(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }
}
