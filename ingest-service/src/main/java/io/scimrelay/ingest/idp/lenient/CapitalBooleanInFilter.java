package io.scimrelay.ingest.idp.lenient;

import java.util.Locale;

/**
 * A filter's boolean in other letter case.
 *
 * <pre>active eq True   means   active eq true</pre>
 */
public final class CapitalBooleanInFilter {
  private CapitalBooleanInFilter() {}

  public static boolean applies(String word) {
    return literal(word) && !word.equals(standard(word));
  }

  public static boolean literal(String word) {
    return word.equalsIgnoreCase("true")
        || word.equalsIgnoreCase("false")
        || word.equalsIgnoreCase("null");
  }

  public static String standard(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
