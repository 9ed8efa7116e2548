package io.scimrelay.ingest.scim.schema;

import org.jspecify.annotations.Nullable;

/**
 * Names an attribute in the letters of its schema where one knows it, else as sent.
 *
 * @param schema the URN of an extension; null for the core schema of the resource type
 * @param attribute empty where a path names the extension as a whole
 */
public record AttributePath(
    @Nullable String schema, String attribute, @Nullable String subAttribute) {

  public static AttributePath of(String attribute) {
    return new AttributePath(null, attribute, null);
  }

  public static AttributePath of(String attribute, String subAttribute) {
    return new AttributePath(null, attribute, subAttribute);
  }

  public AttributePath withSub(String sub) {
    return new AttributePath(schema, attribute, sub);
  }

  public boolean wholeExtension() {
    return attribute.isEmpty();
  }

  /** As it is written in a request: {@code attr}, {@code attr.sub}, {@code urn:...:attr}. */
  public String text() {
    String name = subAttribute == null ? attribute : attribute + "." + subAttribute;
    return schema == null ? name : name.isEmpty() ? schema : schema + ":" + name;
  }
}
