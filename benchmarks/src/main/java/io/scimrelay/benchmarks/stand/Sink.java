package io.scimrelay.benchmarks.stand;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A receiver that takes its time and remembers when each user first arrived. */
public final class Sink implements AutoCloseable {
  private final Vertx vertx;
  private final int delayMillis;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;

  private Sink(Vertx vertx, int delayMillis) {
    this.vertx = vertx;
    this.delayMillis = delayMillis;
  }

  static Sink open(Vertx vertx, int delayMillis) {
    Sink sink = new Sink(vertx, delayMillis);
    sink.server =
        vertx
            .createHttpServer()
            .requestHandler(sink::take)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return sink;
  }

  public String url() {
    return "http://127.0.0.1:" + (server == null ? 0 : server.actualPort()) + "/webhooks";
  }

  public long count() {
    return count.get();
  }

  /** When a user's first event came, by its userName; null before it came. */
  public @Nullable Long arrival(String userName) {
    return arrivals.get(userName);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  private void take(HttpServerRequest request) {
    long now = System.nanoTime();
    request.bodyHandler(body -> keep(request, body, now));
  }

  private void keep(HttpServerRequest request, Buffer body, long now) {
    count.incrementAndGet();
    arrivals.putIfAbsent(userName(body.toString()), now);
    if (delayMillis == 0) {
      answer(request);
    } else {
      vertx.setTimer(delayMillis, due -> answer(request));
    }
  }

  private static void answer(HttpServerRequest request) {
    request.response().setStatusCode(204).end();
  }

  private static String userName(String event) {
    String mark = "\"userName\":\"";
    int start = event.indexOf(mark);
    return start < 0
        ? ""
        : event.substring(start + mark.length(), event.indexOf('"', start + mark.length()));
  }
}
