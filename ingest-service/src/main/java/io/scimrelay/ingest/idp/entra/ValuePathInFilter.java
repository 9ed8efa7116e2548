package io.scimrelay.ingest.idp.entra;

/**
 * A sub-attribute behind a value path, which a path may have and a filter may not.
 *
 * <pre>emails[type eq "work"].value eq "a@example.com"
 * means   emails[(type eq "work") and value eq "a@example.com"]</pre>
 */
public final class ValuePathInFilter {
  private ValuePathInFilter() {}

  public static boolean applies(String afterBracket) {
    return afterBracket.length() > 1 && afterBracket.charAt(0) == '.';
  }

  public static String opening() {
    return "(";
  }

  public static String closing(String sub, String comparison) {
    return ") and " + sub + " " + comparison + "]";
  }
}
