package io.scimrelay.ingest.idp.entra;

import java.util.Locale;

/**
 * An operation's name in other letter case.
 *
 * <pre>{"op": "Add", ...}   means   {"op": "add", ...}</pre>
 */
public final class CapitalizedOp {
  private CapitalizedOp() {}

  public static boolean applies(String op) {
    return !op.equals(standard(op));
  }

  public static String standard(String op) {
    return op.strip().toLowerCase(Locale.ROOT);
  }
}
