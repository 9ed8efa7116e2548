package io.scimrelay.admin.wire;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Ids, words, times and limits in paths and queries. A path with a malformed id names nothing. */
@Provider
public class WireParams implements ParamConverterProvider {

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> kind, Type type, Annotation[] annotations) {
    Function<String, ? extends @Nullable Object> parser = parser(kind, annotations);
    return parser == null ? null : new Converter<>(kind, parser);
  }

  private static @Nullable Function<String, ? extends @Nullable Object> parser(
      Class<?> kind, Annotation[] annotations) {
    if (Ids.PARSERS.containsKey(kind)) {
      return text -> id(kind, text, annotations);
    }
    if (kind == Limit.class) {
      return Limit::parse;
    }
    if (kind == Instant.class) {
      return WireParams::time;
    }
    return kind.isEnum() ? text -> word(kind, text) : null;
  }

  private static Object id(Class<?> kind, String text, Annotation[] annotations) {
    Optional<?> id =
        Optional.ofNullable(Ids.PARSERS.get(kind)).flatMap(parser -> parser.apply(text));
    return id.orElseThrow(() -> unknownId(annotations));
  }

  private static Refused unknownId(Annotation[] annotations) {
    boolean inPath = Arrays.stream(annotations).anyMatch(RestPath.class::isInstance);
    return inPath ? Refused.notFound("id") : Refused.parameter("with an id", "is malformed");
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refused.parameter("with a time", "is not of the form 2026-01-31T12:00:00Z");
    }
  }

  private static Object word(Class<?> kind, String text) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(word -> word.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.because(
                    ProblemCode.invalid_request, "A parameter is none of " + words(kind) + "."));
  }

  private static String words(Class<?> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private record Converter<T>(Class<T> kind, Function<String, ? extends @Nullable Object> parser)
      implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String text) {
      return text == null ? null : kind.cast(parser.apply(text));
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
