package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where requests end. One with a {@code Transfer-Encoding} other than {@code chunked} is taken to
 * have no body, so that what follows would be read as requests of its own (RFC 9112 section 6.3).
 * It is the last of its connection: what was read behind it is not looked at.
 */
final class Framing {
  private final Set<HttpConnection> ended = ConcurrentHashMap.newKeySet();

  /** Whether it stands behind one whose end is unclear; nothing answers it. */
  boolean isBehindTheLast(HttpServerRequest request) {
    return ended.contains(request.connection());
  }

  /** Whether nothing behind this request may be read; the connection ends with its answer. */
  boolean isLast(HttpServerRequest request) {
    boolean last = unclear(request);
    if (last) {
      HttpConnection connection = request.connection();
      ended.add(connection);
      connection.closeHandler(_ -> ended.remove(connection));
      request.response().putHeader("Connection", "close");
      request.response().endHandler(_ -> connection.close());
    }
    return last;
  }

  private static boolean unclear(HttpServerRequest request) {
    List<String> codings = request.headers().getAll("Transfer-Encoding");
    return request.version() != HttpVersion.HTTP_2
        && !codings.isEmpty()
        && (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked"));
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
