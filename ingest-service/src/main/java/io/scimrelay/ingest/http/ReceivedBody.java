package io.scimrelay.ingest.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The bytes of a request in pages, so that a large body is never copied to be made larger. */
final class ReceivedBody {
  private static final int PAGE = 64 * 1024;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[0];
  private int filled;

  static ReceivedBody of(Buffer whole) {
    ReceivedBody body = new ReceivedBody();
    body.add(whole);
    return body;
  }

  void add(Buffer piece) {
    int from = 0;
    while (from < piece.length()) {
      int taken = room(piece.length() - from);
      piece.getBytes(from, from + taken, last, filled);
      filled += taken;
      from += taken;
    }
  }

  /**
   * How much of what is wanted the last page takes. The first grows with what comes, since most
   * bodies are small.
   */
  private int room(int wanted) {
    if (filled == PAGE) {
      full.add(last);
      last = new byte[PAGE];
      filled = 0;
    }
    int taken = Math.min(PAGE - filled, wanted);
    if (filled + taken > last.length) {
      last = Arrays.copyOf(last, Math.min(PAGE, Math.max(filled + taken, 2 * last.length)));
    }
    return taken;
  }

  int length() {
    return full.size() * PAGE + filled;
  }

  /** The first 64 KB. */
  byte[] beginning() {
    return full.isEmpty() ? Arrays.copyOf(last, filled) : full.getFirst();
  }

  InputStream stream() {
    List<InputStream> pages = new ArrayList<>();
    full.forEach(page -> pages.add(new ByteArrayInputStream(page)));
    pages.add(new ByteArrayInputStream(last, 0, filled));
    return new SequenceInputStream(Collections.enumeration(pages));
  }
}
