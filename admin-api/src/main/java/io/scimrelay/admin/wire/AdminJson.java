package io.scimrelay.admin.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.scimrelay.common.id.PrefixedId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Ids as their text, times in milliseconds, and no text that PostgreSQL cannot store. */
@Singleton
public class AdminJson implements ObjectMapperCustomizer {

  /** Runs last: of two modules that know a type the later one counts. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper json) {
    SimpleModule module = new SimpleModule("scimrelay-admin");
    module.addSerializer(new IdSerializer());
    module.addSerializer(new TimeSerializer());
    module.addDeserializer(String.class, new StorableText());
    module.addDeserializer(Instant.class, new TimeDeserializer());
    Ids.PARSERS.forEach((kind, parser) -> addId(module, kind, parser));
    json.registerModule(module);
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    refuseOtherTypes(json, LogicalType.Boolean);
    refuseOtherTypes(json, LogicalType.Integer);
  }

  /** What is meant by the wrong type cannot be known: no text is a number, and no number a yes. */
  private static void refuseOtherTypes(ObjectMapper json, LogicalType type) {
    MutableCoercionConfig config = json.coercionConfigFor(type);
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      boolean own = type == LogicalType.Integer && shape == CoercionInputShape.Integer;
      if (!own && shape != CoercionInputShape.Boolean) {
        config.setCoercion(shape, CoercionAction.Fail);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void addId(
      SimpleModule module, Class<T> kind, Function<String, ? extends Optional<?>> parser) {
    module.addDeserializer(
        kind, new IdDeserializer<>(kind, (Function<String, Optional<T>>) parser));
  }

  private static final class IdSerializer extends StdSerializer<PrefixedId> {
    IdSerializer() {
      super(PrefixedId.class);
    }

    @Override
    public void serialize(PrefixedId id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.text());
    }
  }

  private static final class TimeSerializer extends StdSerializer<Instant> {
    TimeSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(WireTime.text(time));
    }
  }

  private static final class IdDeserializer<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, Optional<T>> parser;

    IdDeserializer(Class<T> kind, Function<String, Optional<T>> parser) {
      super(kind);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.hasToken(JsonToken.VALUE_STRING) ? in.getText() : "";
      Optional<T> id = parser.apply(text);
      if (id.isEmpty()) {
        throw context.weirdStringException(text, handledType(), "not an id");
      }
      return id.get();
    }
  }

  /** RFC 3339, whose years have four digits. */
  private static final class TimeDeserializer extends StdScalarDeserializer<Instant> {
    private static final Pattern YEAR = Pattern.compile("\\d{4}-.*");

    TimeDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.hasToken(JsonToken.VALUE_STRING) ? in.getText() : "";
      try {
        return OffsetDateTime.parse(YEAR.matcher(text).matches() ? text : "").toInstant();
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, Instant.class, "not a time of RFC 3339");
      }
    }
  }

  private static final class StorableText extends StdScalarDeserializer<String> {
    StorableText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        throw context.wrongTokenException(in, String.class, JsonToken.VALUE_STRING, "not a string");
      }
      String text = in.getText();
      if (!Storable.text(text)) {
        throw context.weirdStringException("", String.class, "holds NUL or half a character");
      }
      return text;
    }
  }
}
