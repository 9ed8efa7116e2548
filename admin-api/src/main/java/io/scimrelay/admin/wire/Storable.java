package io.scimrelay.admin.wire;

/** What PostgreSQL can keep as text: no NUL, no lone surrogate. */
public final class Storable {
  private Storable() {}

  public static boolean text(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }
}
