package io.scimrelay.ingest.requestlog;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a body may be kept. Values under names that speak of a secret are left out wherever they
 * stand, a PATCH of such a path included; what is no JSON at all is kept only by its size.
 */
public final class Redaction {
  public static final int LIMIT = 32 * 1024;
  static final String HIDDEN = "[redacted]";

  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|code|phrase)|secret|token|credential|private_?key|\\bpin\\b");

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

  /** A path or a filter; what is compared with a secret is not kept. */
  public static String path(String path) {
    return secret(path) ? path.replaceAll("[?].*", "?" + HIDDEN) : path;
  }

  static boolean secret(String text) {
    return SECRET.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static String cut(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
