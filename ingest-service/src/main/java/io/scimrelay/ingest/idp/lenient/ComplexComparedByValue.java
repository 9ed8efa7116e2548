package io.scimrelay.ingest.idp.lenient;

import io.scimrelay.ingest.scim.schema.AttributeDefinition;

/**
 * A complex attribute compared as if it were its {@code value}.
 *
 * <pre>
 * members eq "usr_...", manager eq "usr_..."   mean   members.value eq ..., ...:manager.value eq ...
 * </pre>
 */
public final class ComplexComparedByValue {
  private ComplexComparedByValue() {}

  public static boolean applies(AttributeDefinition attribute) {
    return attribute.complex() && attribute.hasValue();
  }
}
