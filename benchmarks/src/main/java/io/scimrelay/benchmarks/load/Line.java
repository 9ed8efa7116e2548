package io.scimrelay.benchmarks.load;

import io.scimrelay.deploy.client.ScimClient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** An identity provider's line to its connection. */
public record Line(Caller caller, ScimClient client) {

  public Future<Answer> send(String method, String path, @Nullable String body) {
    Buffer sent = body == null ? null : Buffer.buffer(body);
    return caller.call(method, client.url() + path, client.token(), sent);
  }

  /**
   * Without the answer's body: where it has megabytes, to read it would slow what is measured
   * beside it.
   */
  public Future<Answer> push(String method, String path, Buffer body) {
    return caller.push(method, client.url() + path, client.token(), body);
  }

  /** The answer; an answer that is none of the 2xx ends the benchmark. */
  public Answer must(String method, String path, @Nullable String body) {
    return send(method, path, body).toCompletionStage().toCompletableFuture().join().fine();
  }

  public String connectionId() {
    return client.connectionId();
  }
}
