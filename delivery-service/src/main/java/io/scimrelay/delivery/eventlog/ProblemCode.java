package io.scimrelay.delivery.eventlog;

import java.util.Locale;

/** What may be wrong with a request, by the name on the wire. */
enum ProblemCode {
  INVALID_PARAMETER(400, "A parameter is not valid"),
  INVALID_CURSOR(400, "The cursor is none that was given out"),
  CURSOR_EXPIRED(410, "The cursor is no longer in the log"),
  UNAUTHORIZED(401, "No valid API key"),
  FORBIDDEN(403, "The API key may not do this"),
  NOT_FOUND(404, "There is no such event"),
  UNAVAILABLE(503, "The event log cannot be read now");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
