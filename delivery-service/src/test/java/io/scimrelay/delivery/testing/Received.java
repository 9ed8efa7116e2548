package io.scimrelay.delivery.testing;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One request that arrived at the sink; the names of headers are in lower case. */
public record Received(
    Instant at, String path, Map<String, List<String>> headers, String body, int status) {

  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  public JsonObject event() {
    return new JsonObject(body);
  }
}
