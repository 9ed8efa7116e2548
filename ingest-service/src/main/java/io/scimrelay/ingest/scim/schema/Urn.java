package io.scimrelay.ingest.scim.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schema URNs and the names that are written behind them. */
public final class Urn {
  /** A name of a schema ends in a version, or in the type behind one. */
  private static final Pattern WHOLE_SCHEMA =
      Pattern.compile(
          ".*:(?:[0-9][^:]*(?::(?:User|Group))?)?", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** In the letters of the RFC the type ends it for certain; Okta's own namespaces go on behind. */
  private static final Pattern BEHIND_TYPE =
      Pattern.compile("(.*?:[0-9][^:]*:(?:User|Group)):(.+)", Pattern.DOTALL);

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

  /** Whether more than a name stands behind the URN: then it is the beginning of another. */
  static boolean goesOn(String urn, String text) {
    String rest = rest(urn, text);
    int end = rest.indexOf('[');
    return (end < 0 ? rest : rest.substring(0, end)).indexOf(':') >= 0;
  }

  static String rest(String urn, String text) {
    return text.length() == urn.length() ? "" : text.substring(urn.length() + 1);
  }

  /** Splits behind the type, else at the last colon, except where a schema's name ends there. */
  static Split split(String text) {
    Matcher typed = BEHIND_TYPE.matcher(text);
    return typed.matches() ? new Split(typed.group(1), typed.group(2)) : splitLast(text);
  }

  /** Splits at the last colon, except where a schema's name ends there. */
  static Split splitLast(String text) {
    int colon = text.lastIndexOf(':');
    return WHOLE_SCHEMA.matcher(text).matches()
        ? new Split(text, "")
        : new Split(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Whether an object under this unknown URN is a whole extension, not a complex attribute of one:
   * {@code urn:example:bag} and {@code urn:okta:app:1.0:user:custom} are, {@code
   * urn:example:2.0:User:address} is not.
   */
  public static boolean namesExtension(String text) {
    return !BEHIND_TYPE.matcher(text).matches();
  }
}
