package io.scimrelay.ingest.scim.message;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal that is answered with a SCIM error body; its detail tells the caller what to do. */
public final class ScimException extends RuntimeException {
  private final int status;
  private final @Nullable ScimType scimType;
  private final @Nullable Duration retryAfter;

  private ScimException(
      int status, @Nullable ScimType scimType, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.scimType = scimType;
    this.retryAfter = retryAfter;
  }

  private static ScimException of(int status, @Nullable ScimType scimType, String detail) {
    return new ScimException(status, scimType, detail, null);
  }

  public static ScimException invalidSyntax(String detail) {
    return of(400, ScimType.INVALID_SYNTAX, detail);
  }

  public static ScimException invalidValue(String detail) {
    return of(400, ScimType.INVALID_VALUE, detail);
  }

  public static ScimException invalidFilter(String detail) {
    return of(400, ScimType.INVALID_FILTER, detail);
  }

  public static ScimException invalidPath(String detail) {
    return of(400, ScimType.INVALID_PATH, detail);
  }

  public static ScimException noTarget(String detail) {
    return of(400, ScimType.NO_TARGET, detail);
  }

  public static ScimException mutability(String detail) {
    return of(400, ScimType.MUTABILITY, detail);
  }

  public static ScimException tooMany(String detail) {
    return of(400, ScimType.TOO_MANY, detail);
  }

  public static ScimException invalidCursor(String detail) {
    return of(400, ScimType.INVALID_CURSOR, detail);
  }

  public static ScimException uniqueness(String detail) {
    return of(409, ScimType.UNIQUENESS, detail);
  }

  /** Whatever is wrong with a token, the refusal is the same and tells nothing. */
  public static ScimException unknownToken() {
    return unauthorized(
        "The token is missing, unknown, expired or revoked, or belongs to another base URL."
            + " Send it as: Authorization: Bearer <token>.");
  }

  public static ScimException unauthorized(String detail) {
    return of(401, null, detail);
  }

  public static ScimException notFound(String detail) {
    return of(404, null, detail);
  }

  public static ScimException preconditionFailed(String detail) {
    return of(412, null, detail);
  }

  public static ScimException tooLarge(String detail) {
    return of(413, null, detail);
  }

  public static ScimException tooManyRequests(String detail, Duration retryAfter) {
    return new ScimException(429, null, detail, retryAfter);
  }

  public static ScimException unavailable(String detail, Duration retryAfter) {
    return new ScimException(503, null, detail, retryAfter);
  }

  /** For the statuses that have no factory of their own, such as 405 and 501. */
  public static ScimException status(int status, String detail) {
    return of(status, null, detail);
  }

  public int status() {
    return status;
  }

  public Optional<ScimType> scimType() {
    return Optional.ofNullable(scimType);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What went wrong and what to do, for a person. */
  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
