package io.scimrelay.ingest.scim.schema;

/** How far a value may not stand twice (RFC 7643 section 7); the server is one connection. */
public enum Uniqueness {
  NONE("none"),
  SERVER("server"),
  GLOBAL("global");

  private final String wire;

  Uniqueness(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
