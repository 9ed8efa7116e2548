package io.scimrelay.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.deploy.client.HttpJson.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The admin or the events API under one key. */
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpJson http;
  private final String baseUrl;
  private final String key;

  public Api(HttpJson http, String baseUrl, String key) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.key = key;
  }

  /** The same API for the holder of another key. */
  public Api as(String otherKey) {
    return new Api(http, baseUrl, otherKey);
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return ask("POST", path, JSON.valueToTree(body));
  }

  public JsonNode get(String path) {
    return ask("GET", path, null);
  }

  private JsonNode ask(String method, String path, @Nullable JsonNode body) {
    try {
      Answer answer = http.call(method, baseUrl + "/v1" + path, headers(), body);
      if (!answer.fine()) {
        throw new IllegalStateException(
            method + " " + path + " was answered " + answer.status() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " was not answered", e);
    }
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json");
  }
}
