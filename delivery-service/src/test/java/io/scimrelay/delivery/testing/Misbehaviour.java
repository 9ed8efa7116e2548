package io.scimrelay.delivery.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;

/** What a bad receiver writes once it has read a request; each answers whether it reads on. */
final class Misbehaviour {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int LARGE = 1_000_000;
  private static final int SECONDS = 60;

  private final Socket socket;
  private final OutputStream out;

  Misbehaviour(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** What is done before more than the first line of the request is read. */
  static boolean isEarly(String kind) {
    return kind.equals("early") || kind.equals("unread");
  }

  boolean act(String[] parts, int status) throws IOException {
    switch (parts[0]) {
      case "reset" -> socket.setSoLinger(true, 0);
      case "close" -> out.flush();
      case "early" -> {
        head(status, "Connection: close\r\n");
        pause(1_000);
      }
      case "unread", "hole" -> pause(SECONDS * 1_000L);
      case "drip" -> drip("H".repeat(SECONDS));
      case "slow-body" -> {
        raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        drip("x".repeat(SECONDS));
      }
      case "endless" -> endless("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8_192));
      case "endless-chunks" ->
          endless(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
              "2000\r\n" + "x".repeat(8_192) + "\r\n");
      case "endless-trailers" ->
          endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-T: y\r\n");
      case "endless-extension" ->
          endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x".repeat(8_192));
      case "headers" -> raw("HTTP/1.1 200 OK\r\nX-Long: " + "y".repeat(LARGE) + "\r\n\r\n");
      case "many-headers" -> raw("HTTP/1.1 200 OK\r\n" + "X-N: y\r\n".repeat(LARGE / 8) + "\r\n");
      case "long-line" -> raw("HTTP/1.1 200 " + "y".repeat(LARGE) + "\r\n\r\n");
      case "continues" -> endless("", "HTTP/1.1 100 Continue\r\n\r\n", 10);
      case "processing" -> raw("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
      case "hints" ->
          raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
      case "switching" ->
          raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
      case "http10" -> raw("HTTP/1.0 200 OK\r\n\r\nold");
      case "rubbish" -> raw("SSH-2.0-OpenSSH_9.9\r\n\r\n");
      case "no-number" -> raw("HTTP/1.1 OK 200\r\n\r\n");
      case "bad-chunks" ->
          raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nnonsense\r\n");
      case "two-lengths" ->
          raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx");
      case "cut" -> raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntoo little");
      case "bomb" -> bomb();
      case "binary" -> binary();
      case "slow", "slow-poison" -> {
        pause(Long.parseLong(parts[1]));
        head(status, "");
      }
      case "retry-after" -> head(status, "Retry-After: " + parts[1] + "\r\n");
      case "retry-at" -> head(status, "Retry-After: " + date(parts[1]) + "\r\n");
      case "redirect" -> head(status, "Location: /trap\r\n");
      case "metadata" -> head(status, "Location: http://169.254.169.254/latest/meta-data/\r\n");
      default -> {
        head(status, "");
        return true;
      }
    }
    return parts[0].startsWith("retry-") || parts[0].equals("slow");
  }

  private static String date(String seconds) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        CLOCK.instant().plus(Duration.ofSeconds(Long.parseLong(seconds))).atOffset(ZoneOffset.UTC));
  }

  private void head(int status, String more) throws IOException {
    String length = status == 204 ? "" : "Content-Length: 0\r\n";
    raw("HTTP/1.1 " + status + " Whatever\r\n" + length + more + "\r\n");
  }

  private void bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[LARGE];
      for (int i = 0; i < 100; i++) {
        gzip.write(zeros);
      }
    }
    raw(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + packed.size()
            + "\r\n\r\n");
    out.write(packed.toByteArray());
    out.flush();
  }

  private void binary() throws IOException {
    raw("HTTP/1.1 500 Oops\r\nContent-Length: 9003\r\n\r\n");
    out.write(new byte[] {0, (byte) 0xc3, (byte) 0xff});
    out.write("\u20ac".repeat(3_000).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void endless(String head, String piece) throws IOException {
    endless(head, piece, 0);
  }

  private void endless(String head, String piece, long pause) throws IOException {
    raw(head);
    byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 100_000; i++) {
      out.write(bytes);
      pause(pause);
    }
  }

  private void drip(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      out.write(text.charAt(i));
      out.flush();
      pause(1_000);
    }
  }

  private void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }
}
