package io.scimrelay.ingest.scim.message;

/** The {@code scimType} words of RFC 7644 section 3.12 and RFC 9865. */
public enum ScimType {
  INVALID_FILTER("invalidFilter"),
  TOO_MANY("tooMany"),
  UNIQUENESS("uniqueness"),
  MUTABILITY("mutability"),
  INVALID_SYNTAX("invalidSyntax"),
  INVALID_PATH("invalidPath"),
  NO_TARGET("noTarget"),
  INVALID_VALUE("invalidValue"),
  INVALID_VERS("invalidVers"),
  SENSITIVE("sensitive"),
  INVALID_CURSOR("invalidCursor"),
  EXPIRED_CURSOR("expiredCursor"),
  INVALID_COUNT("invalidCount");

  private final String wire;

  ScimType(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
