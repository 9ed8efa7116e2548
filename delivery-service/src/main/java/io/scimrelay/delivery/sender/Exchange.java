package io.scimrelay.delivery.sender;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
  private final BooleanSupplier held;
  private final UniEmitter<? super Answer> told;
  private final Body received = new Body();
  private @Nullable HttpClientRequest current;
  private boolean reused;
  private boolean answered;
  private boolean repeated;
  private boolean over;
  private Runnable ended = () -> {};

  Exchange(
      HttpClient client,
      Set<HttpConnection> fresh,
      RequestOptions options,
      Buffer body,
      BooleanSupplier held,
      UniEmitter<? super Answer> told) {
    this.client = client;
    this.fresh = fresh;
    this.options = options;
    this.body = body;
    this.held = held;
    this.told = told;
  }

  /** Runs {@code then} when it is over, however it ends. */
  void start(Vertx vertx, long deadlineMillis, Runnable then) {
    long timer = vertx.setTimer(Math.max(1, deadlineMillis), _ -> late());
    ended =
        () -> {
          vertx.cancelTimer(timer);
          then.run();
        };
    send();
  }

  /** Nobody is to know more of it. */
  void breakOff() {
    if (!over) {
      end();
      told.fail(new BrokenOffException());
      reset();
    }
  }

  private void send() {
    client.request(options).onSuccess(this::write).onFailure(this::fail);
  }

  private void write(HttpClientRequest request) {
    reused = !fresh.remove(request.connection());
    current = request;
    request.exceptionHandler(_ -> {});
    if (over || !held.getAsBoolean()) {
      request.reset();
      breakOff();
      return;
    }
    request.send(body).onSuccess(this::read).onFailure(this::fail);
  }

  private void read(HttpClientResponse response) {
    answered = true;
    response.exceptionHandler(this::fail);
    response.handler(
        chunk -> {
          if (received.add(chunk)) {
            finish(response);
            reset();
          }
        });
    response.endHandler(_ -> finish(response));
  }

  private void finish(HttpClientResponse response) {
    String retryAfter = response.getHeader("Retry-After");
    tell(new Answer.Status(response.statusCode(), received.excerpt(), retryAfter));
  }

  private void fail(Throwable failure) {
    String error = Failures.name(failure);
    if (!over && reused && !answered && !repeated && "reset".equals(error)) {
      repeated = true;
      send();
      return;
    }
    tell(new Answer.None(error));
    reset();
  }

  private void late() {
    tell(new Answer.None("timeout"));
    reset();
  }

  private void reset() {
    if (current != null) {
      current.reset();
    }
  }

  private void tell(Answer answer) {
    if (!over) {
      end();
      told.complete(answer);
    }
  }

  private void end() {
    over = true;
    ended.run();
  }
}
