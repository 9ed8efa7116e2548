package io.scimrelay.ingest.idp.onelogin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Schema URNs of drafts and of SCIM 1.x in {@code schemas}.
 *
 * <pre>{"schemas": ["urn:scim:schemas:core:1.0"]}   means   {"schemas": ["urn:...:core:2.0:User"]}
 * </pre>
 */
public final class DraftSchemaUrn {
  private DraftSchemaUrn() {}

  public static boolean applies(JsonNode schemas) {
    for (JsonNode listed : schemas) {
      if (listed.asText().regionMatches(true, 0, "urn:scim:schemas:", 0, 17)) {
        return true;
      }
    }
    return false;
  }
}
