package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A connection of the real service; request lines are sent byte for byte. */
final class HttpService implements ScenarioTarget {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient HTTP = VERTX.createHttpClient();

  private final TestConnection connection = TestConnection.create();

  TestConnection connection() {
    return connection;
  }

  @Override
  public String token() {
    return connection.token();
  }

  @Override
  public Answer send(Request request) {
    URI base = URI.create(connection.baseUrl());
    String query = request.query() == null ? "" : "?" + request.query();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setHost(base.getHost())
            .setPort(base.getPort())
            .setURI(base.getPath() + request.path() + query);
    request.headers().forEach(options::putHeader);
    try {
      return send(options, request.body()).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(request.method() + " " + request.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** On the client's own thread: a body that comes before anybody asks for it is lost. */
  private static CompletableFuture<Answer> send(RequestOptions options, @Nullable String body) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    VERTX.runOnContext(
        _ ->
            HTTP.request(options)
                .flatMap(request -> send(request, body))
                .flatMap(HttpService::answer)
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally));
    return answer;
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable String body) {
    return body == null ? request.send() : request.send(Buffer.buffer(body));
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response
        .body()
        .map(
            body ->
                new Answer(
                    response.statusCode(),
                    body.length() == 0 ? MissingNode.getInstance() : json(body)));
  }

  private static JsonNode json(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<JsonNode> events() {
    long told =
        TestConnection.number(
            "select coalesce(max(last_sequence), 0) from directory.connection_counter"
                + " where connection_id = ?",
            connection.id().value());
    return EventTail.shared().numbered(connection.id(), Math.toIntExact(told));
  }
}
