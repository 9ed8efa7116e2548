package io.scimrelay.ingest.scim.filter;

/** The order of text by code point, which is PostgreSQL's under the collation {@code "C"}. */
public final class CodePoints {
  private CodePoints() {}

  public static int compare(String left, String right) {
    int i = 0;
    int end = Math.min(left.length(), right.length());
    while (i < end && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    if (i == end) {
      return Integer.compare(left.length(), right.length());
    }
    return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
  }

  /** Surrogates stand for code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
