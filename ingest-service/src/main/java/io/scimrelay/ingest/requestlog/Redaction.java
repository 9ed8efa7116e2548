package io.scimrelay.ingest.requestlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a body may be kept. Values under names that speak of a secret are left out wherever they
 * stand, a PATCH of such a path included; what is no JSON at all is kept only by its size.
 */
public final class Redaction {
  public static final int LIMIT = 32 * 1024;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|code|phrase)|secret|token|credential|private_?key|\\bpin\\b");
  private static final Set<String> WITH_VALUE = Set.of("value");
  private static final String HIDDEN = "[redacted]";

  private Redaction() {}

  public static @Nullable String of(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return null;
    }
    StringWriter out = new StringWriter();
    try (JsonParser in = JSON.createParser(body);
        JsonGenerator to = JSON.createGenerator(out)) {
      copy(in, to, out);
    } catch (IOException e) {
      return out.getBuffer().isEmpty()
          ? "[" + body.length + " bytes that are not JSON]"
          : cut(out + "...");
    }
    return cut(out.toString());
  }

  /** A path or a filter; what is compared with a secret is not kept. */
  public static String path(String path) {
    return secret(path) ? path.replaceAll("[?].*", "?" + HIDDEN) : path;
  }

  private static void copy(JsonParser in, JsonGenerator out, StringWriter written)
      throws IOException {
    boolean hideValue = false;
    JsonToken token = in.nextToken();
    while (token != null && written.getBuffer().length() <= LIMIT) {
      String name = in.currentName();
      boolean opens = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
      boolean value = token.isScalarValue() || opens;
      if (value && name != null && inObject(in, opens) && hidden(name, hideValue)) {
        hide(in, out, opens);
      } else {
        hideValue = operation(in, token, name, hideValue);
        out.copyCurrentEventExact(in);
      }
      out.flush();
      token = in.nextToken();
    }
  }

  private static boolean inObject(JsonParser in, boolean opens) {
    return opens
        ? in.getParsingContext().getParent().inObject()
        : in.getParsingContext().inObject();
  }

  private static boolean hidden(String name, boolean hideValue) {
    return secret(name) || (hideValue && WITH_VALUE.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static void hide(JsonParser in, JsonGenerator out, boolean opens) throws IOException {
    if (opens) {
      in.skipChildren();
    }
    out.writeString(HIDDEN);
  }

  /** Whether the {@code value} that follows belongs to an operation on a secret. */
  private static boolean operation(
      JsonParser in, JsonToken token, @Nullable String name, boolean hideValue) throws IOException {
    if (token == JsonToken.VALUE_STRING && "path".equalsIgnoreCase(name)) {
      return secret(in.getText());
    }
    return token != JsonToken.END_OBJECT && hideValue;
  }

  private static boolean secret(String text) {
    return SECRET.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static String cut(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
