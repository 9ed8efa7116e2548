package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Map;

/** Puts an answer on the wire. */
final class ResponseWriter {
  private static final String TYPE = "application/scim+json";

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Pieces pieces;

  ResponseWriter(HttpServerRequest request, Instant now) {
    this.request = request;
    this.response = request.response().putHeader("Date", HttpDate.of(now));
    this.pieces = new Pieces(response);
  }

  Uni<Void> write(ScimAnswer answer) {
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (answer.status() == 401) {
      response.putHeader("WWW-Authenticate", challenge());
    }
    return switch (answer) {
      case ScimAnswer.Empty _ -> uni(response.end());
      case ScimAnswer.Body body -> body(Json.bytes(body.json()));
      case ScimAnswer.Streamed streamed -> streamed(streamed);
    };
  }

  static ScimAnswer refusal(ScimException refusal) {
    return new ScimAnswer.Body(refusal.status(), headers(refusal), ScimError.of(refusal));
  }

  private static Map<String, String> headers(ScimException refusal) {
    return refusal
        .retryAfter()
        .map(wait -> Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))))
        .orElse(Map.of());
  }

  /** RFC 6750 section 3.1: only of a token that was sent it is said that it is none. */
  private String challenge() {
    String realm = "Bearer realm=\"SCIM\"";
    return request.getHeader("Authorization") == null ? realm : realm + ", error=\"invalid_token\"";
  }

  int status() {
    return response.getStatusCode();
  }

  /** Of the body that was written. */
  byte[] beginning() {
    return pieces.beginning();
  }

  private Uni<Void> body(Buffer bytes) {
    response.putHeader("Content-Type", TYPE);
    return head()
        ? uni(response.putHeader("Content-Length", Integer.toString(bytes.length())).end())
        : pieces.write(bytes).flatMap(_ -> pieces.end());
  }

  private Uni<Void> streamed(ScimAnswer.Streamed answer) {
    response.putHeader("Content-Type", TYPE);
    if (head()) {
      return uni(response.end());
    }
    return answer
        .body()
        .apply(pieces::write)
        .flatMap(_ -> pieces.end())
        .onFailure()
        .invoke(
            _ -> {
              if (response.headWritten()) {
                request.connection().close();
              }
            });
  }

  private boolean head() {
    return request.method().equals(HttpMethod.HEAD);
  }

  static Uni<Void> uni(Future<Void> done) {
    return Uni.createFrom().completionStage(done::toCompletionStage);
  }
}
