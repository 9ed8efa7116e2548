package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.message.ScimException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code If-Match}, RFC 7232 section 3.1; the weak and the strong form of a version are one.
 *
 * @param etags those that may be; null where the caller does not care
 */
public record Precondition(@Nullable Set<String> etags) {
  public static final Precondition NONE = new Precondition(null);

  public static Precondition ifMatch(@Nullable String header) {
    if (header == null || header.isBlank() || header.trim().equals("*")) {
      return NONE;
    }
    return new Precondition(
        Arrays.stream(header.split(",")).map(Precondition::plain).collect(Collectors.toSet()));
  }

  boolean asks() {
    return etags != null;
  }

  void check(long version) {
    if (etags != null && !etags.contains(Long.toString(version))) {
      throw ScimException.preconditionFailed(
          "The resource has another version than If-Match asks for. Read it again first.");
    }
  }

  /** The version in an entity tag, whatever its form. */
  public static String plain(String etag) {
    String text = etag.trim();
    if (text.startsWith("W/") || text.startsWith("w/")) {
      text = text.substring(2);
    }
    return text.replace("\"", "");
  }
}
