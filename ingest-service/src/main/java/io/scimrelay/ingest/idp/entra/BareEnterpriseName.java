package io.scimrelay.ingest.idp.entra;

import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.Urn;

/**
 * A name of the enterprise extension without its URN, in a body, a path or a filter.
 *
 * <pre>{"department": "Sawmill"}, "manager eq \"...\""
 * means   urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, ...:manager</pre>
 */
public final class BareEnterpriseName {
  private BareEnterpriseName() {}

  /** Whether a name as sent was found in an extension that it does not mention. */
  public static boolean applies(String sent, AttributePath meant) {
    return meant.schema() != null && !Urn.is(sent);
  }
}
