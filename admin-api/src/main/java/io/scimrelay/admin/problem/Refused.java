package io.scimrelay.admin.problem;

import io.scimrelay.admin.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A request is refused; the message tells the caller what to do about it. */
public final class Refused extends RuntimeException {
  private final ProblemCode code;
  private final transient List<FieldError> errors;

  private Refused(ProblemCode code, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public static Refused because(ProblemCode code, String detail) {
    return new Refused(code, detail, List.of());
  }

  public static Refused notFound(String what) {
    return because(ProblemCode.not_found, "There is no such " + what + ".");
  }

  /** Of a statement that should have met one row. */
  public static void unlessFound(int rows, String what) {
    if (rows == 0) {
      throw notFound(what);
    }
  }

  /** One member of the body is wrong. */
  public static Refused member(String pointer, String detail) {
    return member(ProblemCode.invalid_request, pointer, detail);
  }

  public static Refused member(ProblemCode code, String pointer, String detail) {
    FieldError error = new FieldError(pointer, detail);
    return new Refused(code, error.text(), List.of(error));
  }

  public static Refused members(List<FieldError> errors) {
    String detail = errors.stream().map(FieldError::text).collect(Collectors.joining("; "));
    return new Refused(ProblemCode.invalid_request, detail, errors);
  }

  public static Refused parameter(String name, String detail) {
    return because(ProblemCode.invalid_request, "Parameter " + name + " " + detail + ".");
  }

  public ProblemCode code() {
    return code;
  }

  public Problem problem() {
    return Problem.of(code, String.valueOf(getMessage()), errors);
  }
}
