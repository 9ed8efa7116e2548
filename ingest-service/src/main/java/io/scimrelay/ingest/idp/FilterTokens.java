package io.scimrelay.ingest.idp;

import java.util.ArrayList;
import java.util.List;

/** A filter cut into words, quoted texts and brackets; blanks are left out. */
final class FilterTokens {
  private final String text;
  private int position;

  private FilterTokens(String text) {
    this.text = text;
  }

  static List<String> of(String text) {
    FilterTokens tokens = new FilterTokens(text);
    List<String> all = new ArrayList<>();
    while (tokens.skipBlanks()) {
      all.add(tokens.next());
    }
    return all;
  }

  private boolean skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length();
  }

  private String next() {
    int start = position;
    char first = text.charAt(position++);
    if (first == '"') {
      untilQuote('"');
    } else if (first == '\'') {
      untilQuote('\'');
    } else if (!bracket(first)) {
      while (position < text.length() && inWord(text.charAt(position))) {
        position++;
      }
    }
    return text.substring(start, position);
  }

  private void untilQuote(char quote) {
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\') {
        position = Math.min(position + 1, text.length());
      } else if (c == quote) {
        return;
      }
    }
  }

  private static boolean inWord(char c) {
    return !Character.isWhitespace(c) && !bracket(c) && c != '"';
  }

  private static boolean bracket(char c) {
    return c == '(' || c == ')' || c == '[' || c == ']';
  }
}
