package io.scimrelay.delivery.sender;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, told once, before the deadline. A request that fails on a connection
 * used before, without a word of an answer, is repeated: the receiver may just have closed it.
 */
final class Exchange {
  private final HttpClient client;
  private final Set<HttpConnection> fresh;
  private final RequestOptions options;
  private final Buffer body;
  private final Consumer<Answer> told;
  private final Body received = new Body();
  private @Nullable HttpClientRequest current;
  private boolean reused;
  private boolean answered;
  private boolean repeated;
  private boolean over;

  Exchange(
      HttpClient client,
      Set<HttpConnection> fresh,
      RequestOptions options,
      Buffer body,
      Consumer<Answer> told) {
    this.client = client;
    this.fresh = fresh;
    this.options = options;
    this.body = body;
    this.told = told;
  }

  void start(Vertx vertx, long deadlineMillis) {
    Handler<Long> late = _ -> abort("timeout");
    long timer = vertx.setTimer(Math.max(1, deadlineMillis), late);
    send(() -> vertx.cancelTimer(timer));
  }

  private void send(Runnable ended) {
    client
        .request(options)
        .onSuccess(request -> write(request, ended))
        .onFailure(failure -> fail(failure, ended));
  }

  private void write(HttpClientRequest request, Runnable ended) {
    reused = !fresh.remove(request.connection());
    current = request;
    if (over) {
      request.reset();
      return;
    }
    request
        .send(body)
        .onSuccess(response -> read(response, ended))
        .onFailure(failure -> fail(failure, ended));
  }

  private void read(HttpClientResponse response, Runnable ended) {
    answered = true;
    response.exceptionHandler(failure -> fail(failure, ended));
    response.handler(
        chunk -> {
          if (received.add(chunk)) {
            finish(response, ended);
            reset();
          }
        });
    response.endHandler(_ -> finish(response, ended));
  }

  private void finish(HttpClientResponse response, Runnable ended) {
    String retryAfter = response.getHeader("Retry-After");
    tell(new Answer.Status(response.statusCode(), received.excerpt(), retryAfter), ended);
  }

  private void fail(Throwable failure, Runnable ended) {
    String error = Failures.name(failure);
    if (!over && reused && !answered && !repeated && "reset".equals(error)) {
      repeated = true;
      send(ended);
      return;
    }
    tell(new Answer.None(error), ended);
  }

  private void abort(String error) {
    tell(new Answer.None(error), () -> {});
    reset();
  }

  private void reset() {
    if (current != null) {
      current.reset();
    }
  }

  private void tell(Answer answer, Runnable ended) {
    if (!over) {
      over = true;
      ended.run();
      told.accept(answer);
    }
  }
}
