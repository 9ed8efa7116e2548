package io.scimrelay.ingest.scim.schema;

/** When an attribute stands in an answer (RFC 7643 section 7). */
public enum Returned {
  ALWAYS("always"),
  NEVER("never"),
  DEFAULT("default"),
  REQUEST("request");

  private final String wire;

  Returned(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
