package io.scimrelay.delivery.eventlog;

import org.jspecify.annotations.Nullable;

/** A request that is refused, with what its sender can do about it. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final @Nullable String parameter;

  private ProblemException(ProblemCode code, @Nullable String parameter, String detail) {
    super(detail);
    this.code = code;
    this.parameter = parameter;
  }

  static ProblemException of(ProblemCode code, String detail) {
    return new ProblemException(code, null, detail);
  }

  static ProblemException invalid(String parameter, String what) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, parameter, parameter + " " + what);
  }

  ProblemCode code() {
    return code;
  }

  @Nullable String parameter() {
    return parameter;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
