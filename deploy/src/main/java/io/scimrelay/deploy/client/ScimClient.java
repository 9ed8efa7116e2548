package io.scimrelay.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.deploy.client.HttpJson.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An identity provider's side of a connection. */
public record ScimClient(HttpJson http, String connectionId, String url, String token) {

  public Answer call(String method, String path, @Nullable JsonNode body) throws IOException {
    return call(method, path, Map.of(), body);
  }

  public Answer call(String method, String path, Map<String, String> extra, @Nullable JsonNode body)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", "application/scim+json");
    headers.put("Content-Type", "application/scim+json");
    headers.putAll(extra);
    return http.call(method, url + path, headers, body);
  }

  @Override
  public String toString() {
    return "ScimClient[" + connectionId + "]";
  }
}
