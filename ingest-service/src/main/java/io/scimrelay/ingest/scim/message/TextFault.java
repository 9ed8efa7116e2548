package io.scimrelay.ingest.scim.message;

import java.util.Optional;

/** What JSON can write and neither UTF-8 nor PostgreSQL can hold. */
public enum TextFault {
  NUL("a NUL character"),
  HALF_PAIR("half a surrogate pair");

  private final String what;

  TextFault(String what) {
    this.what = what;
  }

  /** As a sentence names it: {@code a NUL character}. */
  public String what() {
    return what;
  }

  public static Optional<TextFault> of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of(NUL);
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return Optional.of(HALF_PAIR);
        }
        i++;
      }
    }
    return Optional.empty();
  }
}
