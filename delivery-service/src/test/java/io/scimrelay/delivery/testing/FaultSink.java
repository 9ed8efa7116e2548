package io.scimrelay.delivery.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A webhook receiver that misbehaves by path: {@code /ok}, {@code /status/N}, {@code /flaky/N} (500
 * for the first N tries of a message), {@code /retry-after/S} (429 once), {@code /redirect}, {@code
 * /reset}, {@code /hole}, {@code /drip}, {@code /endless}, {@code /headers}, {@code /slow/MILLIS},
 * {@code /poison} (500 while the body holds one of {@link #poison}).
 */
public final class FaultSink implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();

  public final Set<String> poison = ConcurrentHashMap.newKeySet();

  private final ServerSocket server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

  public FaultSink() {
    try {
      server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  public List<Received> at(String path) {
    return received.stream().filter(each -> each.path().equals(path)).toList();
  }

  /** What was answered with 2xx, in the order of arrival. */
  public List<Received> accepted(String path) {
    return at(path).stream().filter(each -> each.status() / 100 == 2).toList();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String line = line(in);
        open = !line.isEmpty() && answer(socket, in, line.split(" ", 3)[1]);
      }
    } catch (IOException e) {
      // The sender went away, as some of these paths provoke.
    }
  }

  private boolean answer(Socket socket, InputStream in, String path) throws IOException {
    Map<String, List<String>> headers = headers(in);
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String id = headers.getOrDefault("webhook-id", List.of("")).getFirst();
    int tried = tries.computeIfAbsent(path + id, _ -> new AtomicInteger()).incrementAndGet();
    String[] parts = path.substring(1).split("/", -1);
    int status = status(parts, tried, body);
    received.add(new Received(CLOCK.instant(), path, headers, body, status));
    return misbehave(socket, parts, status);
  }

  private int status(String[] parts, int tried, String body) {
    return switch (parts[0]) {
      case "status" -> Integer.parseInt(parts[1]);
      case "flaky" -> tried <= Integer.parseInt(parts[1]) ? 500 : 204;
      case "retry-after" -> tried == 1 ? 429 : 204;
      case "redirect" -> 302;
      case "poison" -> poison.stream().anyMatch(body::contains) ? 500 : 204;
      case "endless", "headers" -> 200;
      case "reset", "hole", "drip" -> 0;
      default -> 204;
    };
  }

  private static boolean misbehave(Socket socket, String[] parts, int status) throws IOException {
    OutputStream out = socket.getOutputStream();
    switch (parts[0]) {
      case "reset" -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case "hole" -> pause(60_000);
      case "drip" -> drip(out);
      case "endless" -> endless(out);
      case "slow" -> {
        pause(Long.parseLong(parts[1]));
        write(out, status, "");
      }
      case "headers" -> write(out, status, "X-Long: " + "y".repeat(1_000_000) + "\r\n");
      case "retry-after" -> write(out, status, "Retry-After: " + parts[1] + "\r\n");
      case "redirect" -> write(out, status, "Location: /trap\r\n");
      default -> write(out, status, "");
    }
    return true;
  }

  private static void write(OutputStream out, int status, String more) throws IOException {
    String length = status == 204 ? "" : "Content-Length: 0\r\n";
    String head = "HTTP/1.1 " + status + " Whatever\r\n" + length + more + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void drip(OutputStream out) throws IOException {
    for (int i = 0; i < 60; i++) {
      out.write('H');
      out.flush();
      pause(1_000);
    }
  }

  private static void endless(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 100_000; i++) {
      out.write(chunk);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
