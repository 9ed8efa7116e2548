package io.scimrelay.admin.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.scimrelay.admin.problem.Problem.FieldError;
import io.vertx.core.VertxException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever stopped a request into a problem. */
public final class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final Map<String, String> UNAVAILABLE =
      Map.of(
          "57", "PostgreSQL is stopping or starting",
          "53", "PostgreSQL is out of something",
          "08", "PostgreSQL is away",
          "55", "somebody else holds what is needed",
          "40", "a race was lost");

  @ServerExceptionMapper
  Response refused(Refused refused) {
    return response(refused.problem());
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure) {
    return switch (failure.getCause()) {
      case Refused refused -> response(refused.problem());
      case JsonProcessingException json -> response(JsonFaults.refusal(json).problem());
      case null, default -> framework(failure);
    };
  }

  @ServerExceptionMapper
  Response json(MismatchedInputException fault) {
    return response(JsonFaults.refusal(fault).problem());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException invalid) {
    List<FieldError> errors =
        invalid.getConstraintViolations().stream()
            .map(ProblemMapper::error)
            .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
            .toList();
    return response(Refused.members(errors).problem());
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    Refused refused = refusal(failure);
    if (refused != null) {
      return response(refused.problem());
    }
    String reason = unavailable(failure);
    if (reason != null) {
      LOG.warnf("refused with 503: %s", reason);
      return unavailableResponse();
    }
    LOG.error("a request failed", failure);
    return response(
        Problem.of(ProblemCode.internal_error, "This is our fault; it was logged.", List.of()));
  }

  private static @Nullable Refused refusal(Throwable failure) {
    Refused refused = find(failure, Refused.class);
    DatabaseFault fault = refused == null ? DatabaseFault.in(failure) : null;
    return fault == null ? refused : ConstraintFaults.refusal(fault);
  }

  private static Response framework(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    ProblemCode code = ProblemCode.ofStatus(status);
    Problem problem =
        new Problem("about:blank", code.title(), status, code.title() + ".", code, List.of());
    Response.ResponseBuilder answer = Response.fromResponse(response(problem));
    failure
        .getResponse()
        .getHeaders()
        .forEach((name, values) -> values.forEach(v -> keep(answer, name, v)));
    return answer.build();
  }

  private static void keep(Response.ResponseBuilder answer, String name, Object value) {
    if (name.equalsIgnoreCase("Allow") || name.equalsIgnoreCase("Retry-After")) {
      answer.header(name, value);
    }
  }

  private static Response response(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type("application/problem+json").entity(problem);
    if (problem.status() == 401) {
      answer.header("WWW-Authenticate", "Bearer realm=\"scimrelay\"");
    }
    return answer.build();
  }

  private static Response unavailableResponse() {
    Problem problem = Problem.of(ProblemCode.unavailable, "Try again in a moment.", List.of());
    return Response.fromResponse(response(problem)).header("Retry-After", 1).build();
  }

  /** Why the database could not serve, or null where it did. */
  private static @Nullable String unavailable(Throwable failure) {
    DatabaseFault fault = DatabaseFault.in(failure);
    if (fault != null) {
      return UNAVAILABLE.get(fault.kind());
    }
    boolean cut =
        find(failure, IOException.class) != null || find(failure, VertxException.class) != null;
    return cut ? "no connection to PostgreSQL" : null;
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }

  private static FieldError error(ConstraintViolation<?> violation) {
    return new FieldError(pointer(violation.getPropertyPath()), violation.getMessage());
  }

  /** A body's path begins with the method and its parameter where the framework checked it. */
  private static String pointer(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .filter(
            node ->
                node.getKind() == ElementKind.PROPERTY
                    || node.getKind() == ElementKind.CONTAINER_ELEMENT)
        .map(ProblemMapper::step)
        .collect(Collectors.joining());
  }

  private static String step(Path.Node node) {
    String place =
        node.getIndex() != null
            ? "/" + node.getIndex()
            : node.getKey() != null ? "/" + node.getKey() : "";
    boolean named = node.getKind() == ElementKind.PROPERTY;
    return named ? place + "/" + node.getName() : place;
  }
}
