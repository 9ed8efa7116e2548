package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.scim.message.ScimException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of RFC 9865 begins: behind a resource, or behind so many where the list is sorted or
 * of all types. A cursor belongs to the question it was answered to.
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

  /** One of a list over all types, where it is the number of resources before the page. */
  static Cursor parse(String text, int question) {
    return text.isBlank() ? START : skipping(parts(text, question));
  }

  private static Matcher parts(String text, int question) {
    Matcher parts = WRITTEN.matcher(plain(text.trim()));
    if (!parts.matches() || !parts.group("question").equals(hex(question))) {
      throw invalid();
    }
    return parts;
  }

  private static String plain(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static Cursor behind(Matcher parts, ListQuery query) {
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

  static int question(ListQuery users, ListQuery groups) {
    return Objects.hash(question(users), question(groups));
  }

  private static String hex(int question) {
    return Integer.toHexString(question);
  }

  private static ScimException invalid() {
    return ScimException.invalidCursor(
        "The cursor is none that this list has answered. Begin again with an empty cursor.");
  }
}
