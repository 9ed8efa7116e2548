package io.scimrelay.admin.problem;

/** Why a request is refused; the constants are written as they stand on the wire. */
public enum ProblemCode {
  invalid_json(400, "The body is not JSON"),
  invalid_request(400, "The request is not valid"),
  invalid_cursor(400, "The cursor is not one of this list"),
  invalid_url(400, "The URL cannot be a webhook target"),
  blocked_target(400, "The webhook target is not a public address"),
  unauthenticated(401, "No valid credential"),
  missing_scope(403, "The API key lacks a scope"),
  operator_only(403, "Only the operator may do this"),
  tenant_key_needed(403, "This needs the API key of a tenant"),
  not_found(404, "There is no such thing"),
  method_not_allowed(405, "The method is not allowed here"),
  not_acceptable(406, "Only JSON is answered"),
  conflict(409, "The request conflicts with what is there"),
  superseded(409, "A later event was delivered"),
  wrong_state(409, "The state does not allow this"),
  idempotency_conflict(409, "A request with this Idempotency-Key is under way"),
  too_large(413, "The body is too large"),
  unsupported_media_type(415, "The body must be application/json"),
  idempotency_key_reused(422, "The Idempotency-Key belongs to another request"),
  bad_request(400, "The request is not valid"),
  internal_error(500, "Something went wrong here"),
  unavailable(503, "The service cannot do this right now");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The code of an error that the HTTP layer found by itself. */
  public static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 401 -> unauthenticated;
      case 404 -> not_found;
      case 405 -> method_not_allowed;
      case 406 -> not_acceptable;
      case 413 -> too_large;
      case 415 -> unsupported_media_type;
      case 503 -> unavailable;
      default -> status < 500 ? bad_request : internal_error;
    };
  }
}
