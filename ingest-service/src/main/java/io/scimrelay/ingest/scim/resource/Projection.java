package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** {@code attributes} and {@code excludedAttributes} of RFC 7644 section 3.9. */
public final class Projection {
  private Projection() {}

  /** Names as sent, separated by commas; null or blank where the parameter is absent. */
  public static Projection of(
      ResourceType type, @Nullable String attributes, @Nullable String excludedAttributes) {
    return new Projection();
  }

  /** Whether any of an attribute, such as {@code members}, is asked for: else it is not read. */
  public boolean includes(String attribute) {
    return true;
  }

  /** The resource with what is asked for; the argument is not changed. */
  public ObjectNode apply(ObjectNode resource) {
    return resource;
  }
}
