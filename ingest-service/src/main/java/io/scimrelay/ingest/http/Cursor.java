package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.scim.message.ScimException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of RFC 9865 begins: behind a resource, or behind so many where the list is sorted. A
 * cursor belongs to the question it was answered to.
 */
record Cursor(@Nullable ResourceId after, long skip) {
  static final Cursor START = new Cursor(null, 0);
  private static final Pattern WRITTEN =
      Pattern.compile("(?<question>[0-9a-f]+)/(?<after>[a-z0-9_]*)/(?<skip>0|[1-9][0-9]{0,8})");

  static Cursor parse(String text, ListQuery query) {
    if (text.isBlank()) {
      return START;
    }
    Matcher parts = parts(text, question(query));
    return query.sort() == null ? behind(parts, query) : skipping(parts);
  }

  /** Whether it goes on with this list; what is no cursor at all does not. */
  static boolean isOf(String text, ListQuery query) {
    Matcher parts = WRITTEN.matcher(decoded(text.trim()).orElse(""));
    return parts.matches() && parts.group("question").equals(hex(question(query)));
  }

  /** Where the list begins, told apart from the beginning of any other. */
  static String start(ListQuery query) {
    return START.text(question(query));
  }

  private static Matcher parts(String text, int question) {
    Matcher parts = WRITTEN.matcher(decoded(text.trim()).orElseThrow(Cursor::invalid));
    if (!parts.matches() || !parts.group("question").equals(hex(question))) {
      throw invalid();
    }
    return parts;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Cursor behind(Matcher parts, ListQuery query) {
    if (parts.group("after").isEmpty() && parts.group("skip").equals("0")) {
      return START;
    }
    return ResourceId.parse(parts.group("after"))
        .filter(id -> id.kind() == query.type().kind() && parts.group("skip").equals("0"))
        .map(id -> new Cursor(id, 0))
        .orElseThrow(Cursor::invalid);
  }

  private static Cursor skipping(Matcher parts) {
    if (!parts.group("after").isEmpty()) {
      throw invalid();
    }
    return new Cursor(null, Long.parseLong(parts.group("skip")));
  }

  String text(int question) {
    ResourceId id = after;
    String plain = hex(question) + "/" + (id == null ? "" : id.text()) + "/" + skip;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  static int question(ListQuery query) {
    return Objects.hash(
        query.type().wire(), String.valueOf(query.filter()), String.valueOf(query.sort()));
  }

  private static String hex(int question) {
    return Integer.toHexString(question);
  }

  private static ScimException invalid() {
    return ScimException.invalidCursor(
        "The cursor is none that this list has answered. Begin again with an empty cursor.");
  }
}
