package io.scimrelay.ingest.idp.lenient;

/**
 * A name in other letters than its schema's.
 *
 * <pre>
 * {"UserName": "ada", "displayname": "Ada"}   means   {"userName": "ada", "displayName": "Ada"}
 * </pre>
 */
public final class OddlyCasedName {
  private OddlyCasedName() {}

  public static boolean applies(String sent, String known) {
    return !sent.equals(known) && sent.equalsIgnoreCase(known);
  }
}
