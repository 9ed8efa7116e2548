package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.scim.message.ScimException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of RFC 9865 begins: behind a resource, or behind so many where the list is sorted. A
 * cursor belongs to the question it was answered to.
 */
record Cursor(@Nullable ResourceId after, long skip) {
  static final Cursor START = new Cursor(null, 0);
  private static final int PARTS = 3;

  static Cursor parse(String text, int question) {
    if (text.isBlank()) {
      return START;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text.trim()), StandardCharsets.UTF_8)
              .split("/", -1);
      if (parts.length == PARTS && parts[0].equals(Integer.toHexString(question))) {
        return new Cursor(
            parts[1].isEmpty() ? null : ResourceId.parse(parts[1]).orElseThrow(Cursor::invalid),
            Long.parseLong(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  String text(int question) {
    ResourceId id = after;
    String plain = Integer.toHexString(question) + "/" + (id == null ? "" : id.text()) + "/" + skip;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  static int question(ListQuery query) {
    return Objects.hash(
        query.type().wire(), String.valueOf(query.filter()), String.valueOf(query.sort()));
  }

  private static ScimException invalid() {
    return ScimException.invalidCursor(
        "The cursor is none that this list has answered. Begin again with an empty cursor.");
  }
}
