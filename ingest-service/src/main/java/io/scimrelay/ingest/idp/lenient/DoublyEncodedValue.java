package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.TextFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A filter's value that was percent-encoded twice. It is read so only where it finds nothing as it
 * stands.
 *
 * <pre>userName eq "ada%40example.com"   means   userName eq "ada@example.com"</pre>
 */
public final class DoublyEncodedValue {
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  private DoublyEncodedValue() {}

  /** The filter with its value decoded once more; empty where that says nothing else. */
  public static Optional<ScimFilter> decoded(ScimFilter filter) {
    return filter instanceof ScimFilter.Compare compare
            && compare.operator() == ScimFilter.Operator.EQ
            && compare.value().isTextual()
        ? decoded(compare.value().textValue()).map(text -> with(compare, text))
        : Optional.empty();
  }

  private static ScimFilter with(ScimFilter.Compare compare, String text) {
    return new ScimFilter.Compare(compare.path(), compare.operator(), TextNode.valueOf(text));
  }

  /** A plus stays a plus; what is no encoding, or one of what no text holds, stays as it is. */
  private static Optional<String> decoded(String text) {
    if (!ENCODED.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
          .filter(once -> !once.equals(text) && TextFault.of(once).isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
