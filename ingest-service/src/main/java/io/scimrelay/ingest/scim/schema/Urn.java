package io.scimrelay.ingest.scim.schema;

/** Schema URNs and the names that are written behind them. */
public final class Urn {
  private Urn() {}

  /** A schema and a name in it; the name is empty where the schema itself is named. */
  record Split(String schema, String name) {}

  public static boolean is(String text) {
    return text.regionMatches(true, 0, "urn:", 0, 4);
  }

  /** Whether the text is the URN or a name behind it. */
  static boolean prefixes(String urn, String text) {
    return text.regionMatches(true, 0, urn, 0, urn.length())
        && (text.length() == urn.length() || text.charAt(urn.length()) == ':');
  }

  static String rest(String urn, String text) {
    return text.length() == urn.length() ? "" : text.substring(urn.length() + 1);
  }

  /**
   * Splits behind the first segment {@code User} or {@code Group}, else at the last colon, except
   * where what follows it is a version.
   */
  static Split split(String text) {
    int name = behindType(text);
    if (name < 0) {
      name = text.lastIndexOf(':') + 1;
    }
    return name > text.length() || version(text, name)
        ? new Split(text, "")
        : new Split(text.substring(0, name - 1), text.substring(name));
  }

  /**
   * Whether an object under this unknown URN is a whole extension, not a complex attribute of one:
   * {@code urn:example:bag} is, {@code urn:example:2.0:User:address} is not.
   */
  public static boolean namesExtension(String text) {
    int name = behindType(text);
    return name < 0 || name > text.length();
  }

  /** Where the name behind the type's segment begins; beyond the end where there is none. */
  private static int behindType(String text) {
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      String segment = text.substring(start, end);
      if (segment.equalsIgnoreCase("User") || segment.equalsIgnoreCase("Group")) {
        return end + 1;
      }
      start = end + 1;
    }
    return -1;
  }

  private static boolean version(String text, int start) {
    return start == text.length() || Character.isDigit(text.charAt(start));
  }
}
