package io.scimrelay.ingest.requestlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object while it is copied. Whether its {@code value} is a secret its {@code path} tells, which
 * may stand behind it; where the copy ends before, it is taken for one.
 */
final class OpenObject {
  private static final String HIDDEN = '"' + Redaction.HIDDEN + '"';

  private final StringBuffer written;
  private final Deque<Span> values = new ArrayDeque<>();
  private int from = -1;
  private boolean told;
  private boolean secret;

  /** Where a value was written. */
  private record Span(int from, int to) {}

  OpenObject(StringBuffer written) {
    this.written = written;
  }

  boolean hides(String name) {
    return Redaction.secret(name) || (secret && !name.equalsIgnoreCase("op") && !isPath(name));
  }

  /** A member is about to be written behind its name, with a colon between. */
  void begins(String name, @Nullable String text) {
    if (isValue(name)) {
      from = written.length() + 1;
    } else if (isPath(name)) {
      told = true;
      secret |= text == null || Redaction.secret(text);
      hideWhere(secret);
    }
  }

  void ended(String name) {
    if (isValue(name) && from >= 0) {
      values.push(new Span(from, written.length()));
      from = -1;
    }
  }

  void cutOff() {
    if (from >= 0 && from < written.length()) {
      values.push(new Span(from, written.length()));
    }
    hideWhere(!told);
  }

  private void hideWhere(boolean hidden) {
    if (hidden) {
      values.forEach(value -> written.replace(value.from(), value.to(), HIDDEN));
      values.clear();
    }
  }

  private static boolean isValue(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("value");
  }

  private static boolean isPath(String name) {
    return name.equalsIgnoreCase("path");
  }
}
