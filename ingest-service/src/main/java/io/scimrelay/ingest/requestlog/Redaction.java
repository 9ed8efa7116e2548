package io.scimrelay.ingest.requestlog;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern SECRET = Pattern.compile(NAME);

  /** Every text of every body is looked through: few have a part of such a name, or of a token. */
  private static final List<String> PARTS =
      List.of("pass", "pwd", "secret", "token", "credential", "authorization", "key", "pin");

  private static final List<String> PREFIXES = List.of("srt_", "sk_", "op_", "whsec_");

  /** Such a name and what is said of it: {@code password eq "..."}, {@code "password": "..."}. */
  private static final Pattern TOLD =
      Pattern.compile(NAME + "\\w*[\"'\\s\\]]*(?:[:=\\[]|\\b(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\b)");

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
    return speaks(text, TOLD) ? HIDDEN : ours(text);
  }

  public static @Nullable String header(@Nullable String value) {
    return value == null ? null : text(value);
  }

  /** Enough to read names by; what is no escape of ASCII stays. */
  private static String decoded(String text) {
    return text.indexOf('%') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static String ours(String text) {
    return holds(text, PREFIXES) ? OURS.matcher(text).replaceAll(HIDDEN) : text;
  }

  static boolean secret(String text) {
    return speaks(text, SECRET);
  }

  private static boolean speaks(String text, Pattern pattern) {
    String lower = text.toLowerCase(Locale.ROOT);
    return holds(lower, PARTS) && pattern.matcher(lower).find();
  }

  private static boolean holds(String text, List<String> parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String cut(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
