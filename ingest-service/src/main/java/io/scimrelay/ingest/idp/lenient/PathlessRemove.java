package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A removal without a path whose value says what is to go.
 *
 * <pre>{"op": "remove", "value": {"members": [{"value": "usr_..."}]}}
 * means   {"op": "remove", "path": "members", "value": [{"value": "usr_..."}]}</pre>
 */
public final class PathlessRemove {
  private PathlessRemove() {}

  public static boolean applies(JsonNode value) {
    return value.isObject() && !value.isEmpty();
  }
}
