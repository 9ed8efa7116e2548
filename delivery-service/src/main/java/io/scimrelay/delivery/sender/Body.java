package io.scimrelay.delivery.sender;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** The beginning of an answer's body: so much is read, and less is kept. */
final class Body {
  private static final int READ = 16 * 1024;
  private static final int KEPT = 4 * 1024;

  private final Buffer kept = Buffer.buffer();
  private int read;

  /** Whether that was enough. */
  boolean add(Buffer chunk) {
    int room = KEPT - kept.length();
    kept.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
    read += chunk.length();
    return read >= READ;
  }

  /** As text; NUL is replaced, since PostgreSQL keeps none. */
  String excerpt() {
    return new String(kept.getBytes(), StandardCharsets.UTF_8).replace('\0', '\ufffd');
  }
}
