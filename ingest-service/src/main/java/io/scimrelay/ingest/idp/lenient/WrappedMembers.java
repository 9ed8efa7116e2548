package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;

/**
 * A list of members in the object that an operation without a path would have.
 *
 * <pre>{"op": "remove", "path": "members", "value": {"members": [{"value": "usr_..."}]}}
 * means   {"op": "remove", "path": "members", "value": [{"value": "usr_..."}]}</pre>
 */
public final class WrappedMembers {
  private WrappedMembers() {}

  public static boolean applies(JsonNode value) {
    return value.isObject()
        && !list(value).isMissingNode()
        && JsonNames.get(value, "value").isMissingNode();
  }

  public static JsonNode list(JsonNode wrapped) {
    return JsonNames.get(wrapped, "members");
  }
}
