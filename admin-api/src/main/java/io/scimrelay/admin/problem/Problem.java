package io.scimrelay.admin.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error, RFC 9457. */
@Schema(description = "An error, application/problem+json (RFC 9457)")
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    ProblemCode code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  /**
   * One thing wrong with the body.
   *
   * @param pointer where, RFC 6901
   */
  public record FieldError(String pointer, String detail) {
    String text() {
      return pointer.isEmpty() ? "The body " + detail : pointer + " " + detail;
    }
  }

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
    return new Problem("about:blank", code.title(), code.status(), detail, code, errors);
  }
}
