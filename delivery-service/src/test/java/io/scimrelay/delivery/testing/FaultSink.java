package io.scimrelay.delivery.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A webhook receiver that misbehaves by path: {@code /ok}, {@code /status/N}, {@code /flaky/N} (500
 * for the first N tries of a message), {@code /retry-after/S} and {@code /retry-at/S} (429 once),
 * {@code /poison} (500 while the body holds one of {@link #poison}), {@code /slow/MILLIS}, {@code
 * /slow-poison/MILLIS}, and those of {@link Misbehaviour}. With a certificate it speaks TLS.
 */
public final class FaultSink implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();

  private static final int BACKLOG = 512;

  public final Set<String> poison = ConcurrentHashMap.newKeySet();

  private final ServerSocket server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

  public FaultSink() {
    this(null);
  }

  public FaultSink(@Nullable SSLContext tls) {
    this(tls, "127.0.0.1");
  }

  public FaultSink(@Nullable SSLContext tls, String address) {
    InetAddress here = InetAddress.ofLiteral(address);
    try {
      server =
          tls == null
              ? new ServerSocket(0, BACKLOG, here)
              : tls.getServerSocketFactory().createServerSocket(0, BACKLOG, here);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  public int port() {
    return server.getLocalPort();
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
    String[] parts = path.substring(1).split("/", -1);
    if (Misbehaviour.isEarly(parts[0])) {
      received.add(new Received(CLOCK.instant(), path, Map.of(), "", 200));
      return new Misbehaviour(socket).act(parts, 200);
    }
    Map<String, List<String>> headers = headers(in);
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String id = headers.getOrDefault("webhook-id", List.of("")).getFirst();
    int tried = tries.computeIfAbsent(path + id, _ -> new AtomicInteger()).incrementAndGet();
    int status = status(parts, tried, body);
    received.add(new Received(CLOCK.instant(), path, headers, body, status));
    return new Misbehaviour(socket).act(parts, status);
  }

  private int status(String[] parts, int tried, String body) {
    return switch (parts[0]) {
      case "status" -> Integer.parseInt(parts[1]);
      case "flaky" -> tried <= Integer.parseInt(parts[1]) ? 500 : 204;
      case "retry-after", "retry-at" -> tried == 1 ? 429 : 204;
      case "redirect", "metadata" -> 302;
      case "poison", "slow-poison" -> poison.stream().anyMatch(body::contains) ? 500 : 204;
      case "endless", "headers" -> 200;
      case "reset", "close", "hole", "drip" -> 0;
      default -> 204;
    };
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("no header");
      }
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
