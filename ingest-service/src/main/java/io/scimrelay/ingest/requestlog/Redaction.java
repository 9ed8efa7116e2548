package io.scimrelay.ingest.requestlog;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a body may be kept. Values under names that speak of a secret are left out wherever they
 * stand, a PATCH of such a path included; what is no JSON at all is kept only by its size.
 */
public final class Redaction {
  public static final int LIMIT = 32 * 1024;
  static final String HIDDEN = "[redacted]";

  private static final String NAME =
      "(?:pass(?:word|wd|code|phrase)|pwd|secret|token|credential|authorization|(?:api|private)_?key"
          + "|\\bpin\\b)";
  private static final Pattern SECRET = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

  /** Such a name and what is said of it: {@code password eq "..."}, {@code "password": "..."}. */
  private static final Pattern TOLD =
      Pattern.compile(
          NAME + "\\w*[\"'\\s\\]]*(?:[:=\\[]|\\b(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ESCAPE = Pattern.compile("%([0-7][0-9A-Fa-f])");

  /** Tokens and keys of ours, wherever somebody puts them. */
  private static final Pattern OURS =
      Pattern.compile("\\b(?:srt|sk|op|whsec)_[A-Za-z0-9+/=_-]{20,}");

  private Redaction() {}

  public static @Nullable String of(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return null;
    }
    RedactedCopy copy = new RedactedCopy();
    try {
      copy.read(body);
    } catch (IOException e) {
      return copy.isEmpty()
          ? "[" + body.length + " bytes that are not JSON]"
          : cut(copy.text() + "...");
    }
    return cut(copy.text());
  }

  /** A path with its query, as it was sent; what is compared with a secret is not kept. */
  public static String path(String path) {
    return ours(secret(decoded(decoded(path))) ? path.replaceAll("(?s)[?].*", "?" + HIDDEN) : path);
  }

  /** A text that may hold anything. */
  static String text(String text) {
    return TOLD.matcher(text).find() ? HIDDEN : ours(text);
  }

  public static @Nullable String header(@Nullable String value) {
    return value == null ? null : text(value);
  }

  /** Enough to read names by; what is no escape of ASCII stays. */
  private static String decoded(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static String ours(String text) {
    return OURS.matcher(text).replaceAll(HIDDEN);
  }

  static boolean secret(String text) {
    return SECRET.matcher(text).find();
  }

  private static String cut(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
