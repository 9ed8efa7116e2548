package io.scimrelay.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** SCIM over HTTP without a thread a call. */
public final class Caller {
  private static final int SOCKETS = 512;

  private final HttpClient http;

  public Caller(Vertx vertx) {
    http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(SOCKETS).setMaxWaitQueueSize(-1));
  }

  Future<Answer> call(String method, String url, String token, @Nullable String body) {
    return http.request(options(method, url, token))
        .compose(request -> send(request, body))
        .compose(Caller::read);
  }

  private static RequestOptions options(String method, String url, String token) {
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(method))
        .setAbsoluteURI(url)
        .putHeader("Authorization", "Bearer " + token)
        .putHeader("Content-Type", "application/scim+json");
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable String body) {
    return body == null ? request.send() : request.send(Buffer.buffer(body));
  }

  private static Future<Answer> read(HttpClientResponse response) {
    return response
        .body()
        .map(body -> new Answer(response.statusCode(), body.toString(), System.nanoTime()));
  }
}
