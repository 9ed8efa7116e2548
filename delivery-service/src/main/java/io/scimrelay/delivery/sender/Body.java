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

  /**
   * As text of at most so many bytes in UTF-8 as are kept: what is none is replaced, and so is NUL,
   * since PostgreSQL keeps none.
   */
  String excerpt() {
    String text = new String(kept.getBytes(), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > KEPT) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }
}
