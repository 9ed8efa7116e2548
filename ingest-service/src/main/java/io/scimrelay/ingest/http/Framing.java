package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Where a request ends. One with a {@code Transfer-Encoding} other than {@code chunked} is taken to
 * have no body, so that what follows would be read as requests of its own (RFC 9112 section 6.3).
 */
final class Framing {
  private static final String CODING = "Transfer-Encoding";

  private Framing() {}

  /** Whether nothing behind this request may be read; the connection ends with its answer. */
  static boolean isUnclear(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(CODING);
    boolean unclear =
        request.version() != HttpVersion.HTTP_2
            && !codings.isEmpty()
            && (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked"));
    if (unclear) {
      request.response().putHeader("Connection", "close");
      request.response().endHandler(_ -> request.connection().close());
    }
    return unclear;
  }

  static Uni<ScimAnswer> refused() {
    return Uni.createFrom()
        .failure(
            () ->
                ScimException.status(
                    400,
                    "The only Transfer-Encoding is chunked. Send a Content-Length or a chunked"
                        + " body."));
  }
}
