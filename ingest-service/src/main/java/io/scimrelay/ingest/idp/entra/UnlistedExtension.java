package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An extension in use that the body's {@code schemas} do not name, or no {@code schemas} at all.
 *
 * <pre>
 * {"schemas": ["urn:...:core:2.0:User"], "urn:...:extension:Northpine:2.0:User": {"hut": "B-12"}}
 * means what it says: the extension is kept and named in answers</pre>
 */
public final class UnlistedExtension {
  private UnlistedExtension() {}

  public static boolean applies(String urn, JsonNode schemas) {
    for (JsonNode listed : schemas) {
      if (urn.equalsIgnoreCase(listed.asText())) {
        return false;
      }
    }
    return true;
  }
}
