package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.Map;

/**
 * An object that holds nothing but the value of a simple attribute, and perhaps a reference that
 * leads nowhere.
 *
 * <pre>{"op": "Add", "path": "title", "value": [{"$ref": null, "value": "Ranger"}]}
 * means   "Ranger"</pre>
 */
public final class ObjectForText {
  private ObjectForText() {}

  public static boolean applies(JsonNode value) {
    return value.isObject()
        && !value(value).isMissingNode()
        && value.properties().stream().allMatch(ObjectForText::saysNothingElse);
  }

  private static boolean saysNothingElse(Map.Entry<String, JsonNode> member) {
    String name = member.getKey();
    return name.equalsIgnoreCase("value")
        || name.equalsIgnoreCase("$ref")
        || member.getValue().isNull();
  }

  public static JsonNode value(JsonNode wrapped) {
    return JsonNames.get(wrapped, "value");
  }
}
