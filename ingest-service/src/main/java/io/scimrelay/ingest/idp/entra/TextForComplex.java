package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;

/**
 * The value alone where an object with {@code value} belongs.
 *
 * <pre>{"op": "Add", "path": "urn:...:enterprise:2.0:User:manager", "value": "usr_..."}
 * means   {"value": "usr_..."}</pre>
 */
public final class TextForComplex {
  private TextForComplex() {}

  public static boolean applies(AttributeDefinition attribute, JsonNode value) {
    return attribute.hasValue() && (value.isTextual() || value.isNumber());
  }

  public static JsonNode wrapped(ObjectNode empty, JsonNode value) {
    return empty.set("value", value);
  }
}
