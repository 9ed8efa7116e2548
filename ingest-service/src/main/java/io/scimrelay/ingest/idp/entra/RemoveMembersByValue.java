package io.scimrelay.ingest.idp.entra;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Removal of members named in {@code value}: those and only those go.
 *
 * <pre>{"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "usr_..."}]}
 * means   {"op": "remove", "path": "members[value eq \"usr_...\"]"}</pre>
 *
 * An empty list removes nobody: a group emptied by accident cannot be put right again. The same
 * form on another multi-valued attribute removes the entries that are named.
 */
public final class RemoveMembersByValue {
  private RemoveMembersByValue() {}

  public static boolean applies(JsonNode value) {
    return !value.isNull() && !value.isMissingNode();
  }
}
