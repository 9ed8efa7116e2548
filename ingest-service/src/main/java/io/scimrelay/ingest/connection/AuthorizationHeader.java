package io.scimrelay.ingest.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code Authorization} header shows. Administrators type its whole value or only the token
 * into their provider, and some providers add the scheme to what already has one.
 */
sealed interface AuthorizationHeader {

  record Token(String value) implements AuthorizationHeader {}

  /** {@code Bearer Bearer T}: refused, but told what is wrong. */
  record SchemeTwice() implements AuthorizationHeader {}

  record Unreadable() implements AuthorizationHeader {}

  static AuthorizationHeader of(@Nullable String header) {
    String[] words = header == null ? new String[0] : header.trim().split("\\s+", 4);
    return switch (words.length) {
      case 1 -> words[0].isEmpty() ? new Unreadable() : new Token(words[0]);
      case 2 -> isBearer(words[0]) ? new Token(words[1]) : new Unreadable();
      case 3 -> isBearer(words[0]) && isBearer(words[1]) ? new SchemeTwice() : new Unreadable();
      default -> new Unreadable();
    };
  }

  private static boolean isBearer(String word) {
    return word.toLowerCase(Locale.ROOT).equals("bearer");
  }
}
