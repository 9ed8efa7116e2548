package io.scimrelay.ingest.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * Gathers the pieces of a body into larger ones. A body that is small after all goes out whole,
 * with its length; until then a failure can still be answered.
 */
final class Pieces {
  private static final int SIZE = 64 * 1024;

  private final HttpServerResponse response;
  private Buffer pending = Buffer.buffer();
  private final Buffer beginning = Buffer.buffer();

  Pieces(HttpServerResponse response) {
    this.response = response;
  }

  /** Completes when the next piece may come. */
  Uni<Void> write(Buffer piece) {
    if (beginning.length() < SIZE) {
      beginning.appendBuffer(piece, 0, Math.min(piece.length(), SIZE - beginning.length()));
    }
    pending.appendBuffer(piece);
    if (pending.length() < SIZE) {
      return Uni.createFrom().voidItem();
    }
    Buffer full = pending;
    pending = Buffer.buffer();
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    return ResponseWriter.uni(response.write(full));
  }

  /** For the request log. */
  byte[] beginning() {
    return beginning.getBytes();
  }

  Uni<Void> end() {
    return ResponseWriter.uni(response.end(pending));
  }
}
