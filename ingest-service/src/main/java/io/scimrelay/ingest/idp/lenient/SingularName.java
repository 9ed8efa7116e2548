package io.scimrelay.ingest.idp.lenient;

import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.TypeSchema;

/**
 * A multi-valued attribute without its plural s, in a filter.
 *
 * <pre>email.value eq "a@example.com"   means   emails.value eq "a@example.com"</pre>
 */
public final class SingularName {
  private SingularName() {}

  public static boolean applies(TypeSchema schemas, String attribute) {
    return schemas.attribute(attribute).isEmpty()
        && schemas
            .attribute(plural(attribute))
            .filter(AttributeDefinition::multiValued)
            .isPresent();
  }

  public static String plural(String attribute) {
    return attribute + "s";
  }
}
