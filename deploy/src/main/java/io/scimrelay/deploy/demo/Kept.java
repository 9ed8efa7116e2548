package io.scimrelay.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids that the service gave, by the name a scene knows them under. */
final class Kept {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> ids = new HashMap<>();

  void keep(String name, String id) {
    ids.put(name, id);
  }

  String in(String text) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  @Nullable JsonNode in(@Nullable JsonNode body) {
    if (body == null) {
      return null;
    }
    try {
      return JSON.readTree(in(body.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ids are plain text", e);
    }
  }
}
