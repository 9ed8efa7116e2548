package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A filter's value that was percent-encoded twice: found as it stands, and decoded once more.
 *
 * <pre>userName eq "ada%40example.com"
 * means   userName eq "ada%40example.com" or userName eq "ada@example.com"</pre>
 */
public final class DoublyEncodedValue {
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  private DoublyEncodedValue() {}

  public static boolean applies(ScimFilter filter) {
    return filter instanceof ScimFilter.Compare compare
        && compare.operator() == ScimFilter.Operator.EQ
        && compare.value().isTextual()
        && ENCODED.matcher(compare.value().textValue()).find()
        && !decoded(compare).equals(compare.value().textValue());
  }

  public static ScimFilter either(ScimFilter filter) {
    return filter instanceof ScimFilter.Compare compare
        ? new ScimFilter.Or(
            List.of(
                compare,
                new ScimFilter.Compare(
                    compare.path(), compare.operator(), TextNode.valueOf(decoded(compare)))))
        : filter;
  }

  /** A plus stays a plus, and what is no encoding stays as it is. */
  private static String decoded(ScimFilter.Compare compare) {
    String text = compare.value().textValue();
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
