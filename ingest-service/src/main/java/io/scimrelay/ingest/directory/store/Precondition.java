package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.message.ScimException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code If-Match} and {@code If-None-Match}, RFC 7232 sections 3.1 and 3.2; the weak and the
 * strong form of a version are one.
 *
 * @param wanted versions that may be changed; null where the caller does not care
 * @param unwanted versions that may not, where {@code *} is each; empty where none is named
 */
public record Precondition(@Nullable Set<String> wanted, Set<String> unwanted) {
  private static final String ANY = "*";
  public static final Precondition NONE = of(null, null);

  public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    Set<String> wanted = versions(ifMatch);
    return new Precondition(
        wanted.isEmpty() || wanted.contains(ANY) ? null : wanted, versions(ifNoneMatch));
  }

  boolean asks() {
    return wanted != null || !unwanted.isEmpty();
  }

  /** Refuses another version than the one that is asked for. */
  public void checkWanted(long version) {
    if (wanted != null && !wanted.contains(Long.toString(version))) {
      throw ScimException.preconditionFailed(
          "The resource has another version than If-Match asks for. Read it again first.");
    }
  }

  void check(long version) {
    checkWanted(version);
    if (excludes(version)) {
      throw ScimException.preconditionFailed(
          "The resource is there, in a version that If-None-Match excludes.");
    }
  }

  /** Whether this is a version that the caller has, or does not want there to be. */
  public boolean excludes(long version) {
    return unwanted.contains(ANY) || unwanted.contains(Long.toString(version));
  }

  private static Set<String> versions(@Nullable String header) {
    return header == null
        ? Set.of()
        : Arrays.stream(header.split(","))
            .filter(tag -> !tag.isBlank())
            .map(Precondition::plain)
            .collect(Collectors.toSet());
  }

  /** The version in an entity tag, whatever its form. */
  private static String plain(String etag) {
    String text = etag.trim();
    if (text.startsWith("W/") || text.startsWith("w/")) {
      text = text.substring(2);
    }
    return text.replace("\"", "");
  }
}
