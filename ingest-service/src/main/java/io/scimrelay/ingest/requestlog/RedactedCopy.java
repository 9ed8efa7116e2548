package io.scimrelay.ingest.requestlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** JSON copied a token at a time without its secrets, as far as it can be read and kept. */
final class RedactedCopy {
  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter written = new StringWriter();
  private final Deque<OpenObject> open = new ArrayDeque<>();

  void read(byte[] body) throws IOException {
    try (JsonParser in = JSON.createParser(body);
        JsonGenerator out = JSON.createGenerator(written)) {
      JsonToken token = in.nextToken();
      while (token != null && written.getBuffer().length() <= Redaction.LIMIT) {
        copy(in, out, token);
        out.flush();
        token = in.nextToken();
      }
    } finally {
      open.forEach(OpenObject::cutOff);
    }
  }

  boolean isEmpty() {
    return written.getBuffer().isEmpty();
  }

  String text() {
    return written.toString();
  }

  private void copy(JsonParser in, JsonGenerator out, JsonToken token) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      open.pop();
    }
    String name = member(in, token);
    OpenObject holder = name == null ? null : open.peek();
    if (token == JsonToken.FIELD_NAME) {
      out.writeFieldName(Redaction.text(in.currentName()));
    } else if (holder == null || name == null) {
      plain(in, out, token);
    } else if (token.isStructEnd()) {
      out.copyCurrentEventExact(in);
      out.flush();
      holder.ended(name);
    } else {
      value(in, out, holder, name, token);
    }
    if (token == JsonToken.START_OBJECT && in.currentToken() == token) {
      open.push(new OpenObject(written.getBuffer()));
    }
  }

  private static void plain(JsonParser in, JsonGenerator out, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      out.writeString(Redaction.text(in.getText()));
    } else {
      out.copyCurrentEventExact(in);
    }
  }

  private static void value(
      JsonParser in, JsonGenerator out, OpenObject holder, String name, JsonToken token)
      throws IOException {
    if (holder.hides(name)) {
      in.skipChildren();
      out.writeString(Redaction.HIDDEN);
      return;
    }
    holder.begins(name, token == JsonToken.VALUE_STRING ? in.getText() : null);
    plain(in, out, token);
    if (token.isScalarValue()) {
      out.flush();
      holder.ended(name);
    }
  }

  /** The name of the member whose value begins or ends here; null where it is none. */
  private static @Nullable String member(JsonParser in, JsonToken token) throws IOException {
    boolean within =
        token.isStructStart()
            ? in.getParsingContext().getParent().inObject()
            : in.getParsingContext().inObject();
    return within && token != JsonToken.FIELD_NAME ? in.currentName() : null;
  }
}
