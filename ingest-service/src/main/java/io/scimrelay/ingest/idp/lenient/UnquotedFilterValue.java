package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * A filter's value without quotes, or in single ones.
 *
 * <pre>
 * externalId eq jyoung, userName eq 'akadmin'   mean   externalId eq "jyoung", userName eq "akadmin"
 * </pre>
 */
public final class UnquotedFilterValue {
  private UnquotedFilterValue() {}

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?");

  /**
   * Numbers, {@code true}, {@code false} and {@code null} need no quotes, except that a number or a
   * boolean is written as it stands where the attribute holds text.
   */
  public static boolean applies(String word, boolean holdsText) {
    return holdsText
        ? !word.equalsIgnoreCase("null")
        : !CapitalBooleanInFilter.literal(word) && !NUMBER.matcher(word).matches();
  }

  public static String quoted(String word) {
    boolean single = word.length() > 1 && word.startsWith("'") && word.endsWith("'");
    return TextNode.valueOf(single ? word.substring(1, word.length() - 1) : word).toString();
  }
}
