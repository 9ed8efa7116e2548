package io.scimrelay.ingest.scim.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The error body of RFC 7644 section 3.12; {@code status} is a string there. */
public final class ScimError {
  public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

  private ScimError() {}

  public static ObjectNode of(ScimException refusal) {
    ObjectNode body = of(refusal.status(), refusal.detail());
    refusal.scimType().ifPresent(type -> body.put("scimType", type.wire()));
    return body;
  }

  public static ObjectNode of(int status, String detail) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add(SCHEMA);
    return body.put("status", Integer.toString(status)).put("detail", detail);
  }
}
