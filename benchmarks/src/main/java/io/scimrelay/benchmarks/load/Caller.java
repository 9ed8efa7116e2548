package io.scimrelay.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SCIM over HTTP without a thread a call. */
public final class Caller {
  private static final int SOCKETS = 512;

  private final Vertx vertx;
  private final HttpClient http;

  public Caller(Vertx vertx) {
    this.vertx = vertx;
    http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(SOCKETS).setMaxWaitQueueSize(-1));
  }

  /** On the client's own thread: a body that comes before anybody asks for it is lost. */
  Future<Answer> call(String method, String url, String token, @Nullable Buffer body) {
    return call(method, url, token, body, Caller::read);
  }

  /** As {@link #call}; of the answer's body nothing is kept. */
  Future<Answer> push(String method, String url, String token, Buffer body) {
    return call(method, url, token, body, Caller::skip);
  }

  private Future<Answer> call(
      String method,
      String url,
      String token,
      @Nullable Buffer body,
      Function<HttpClientResponse, Future<Answer>> reading) {
    Promise<Answer> answer = Promise.promise();
    vertx.runOnContext(
        _ ->
            http.request(options(method, url, token))
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(reading)
                .onComplete(answer));
    return answer.future();
  }

  private static RequestOptions options(String method, String url, String token) {
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(method))
        .setAbsoluteURI(url)
        .putHeader("Authorization", "Bearer " + token)
        .putHeader("Content-Type", "application/scim+json");
  }

  private static Future<Answer> read(HttpClientResponse response) {
    return response
        .body()
        .map(body -> new Answer(response.statusCode(), body.toString(), System.nanoTime()));
  }

  private static Future<Answer> skip(HttpClientResponse response) {
    return response
        .handler(_ -> {})
        .end()
        .map(_ -> new Answer(response.statusCode(), "", System.nanoTime()));
  }
}
