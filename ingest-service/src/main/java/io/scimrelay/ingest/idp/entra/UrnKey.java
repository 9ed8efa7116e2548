package io.scimrelay.ingest.idp.entra;

import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.Urn;

/**
 * An attribute with its schema's URN before it as the key of an object.
 *
 * <pre>{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": "51280"}
 * means   {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "51280"}}
 * </pre>
 */
public final class UrnKey {
  private UrnKey() {}

  public static boolean applies(String key, AttributePath meant) {
    return Urn.is(key) && !meant.wholeExtension();
  }
}
