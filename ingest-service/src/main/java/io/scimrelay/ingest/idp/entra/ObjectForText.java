package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;

/**
 * An object that holds nothing but the value of a simple attribute.
 *
 * <pre>{"op": "Add", "path": "title", "value": [{"value": "Ranger"}]}   means   "Ranger"</pre>
 */
public final class ObjectForText {
  private ObjectForText() {}

  public static boolean applies(JsonNode value) {
    return value.isObject() && value.size() == 1 && !value(value).isMissingNode();
  }

  public static JsonNode value(JsonNode wrapped) {
    return JsonNames.get(wrapped, "value");
  }
}
