package io.scimrelay.delivery.testing;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a receiver knows that takes every event as it comes; memberships end with their user. A
 * version at or below the one it holds, or a membership that ends before it began, is an inversion.
 */
public final class ReceiverState {
  private final Map<String, String> known = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> inversions = new ArrayList<>();

  public ReceiverState(List<JsonObject> events) {
    events.forEach(this::take);
  }

  public Map<String, String> known() {
    return known;
  }

  public List<String> inversions() {
    return inversions;
  }

  private void take(JsonObject event) {
    JsonObject data = event.getJsonObject("data");
    switch (event.getString("type")) {
      case "group.member_added" -> known.put(member(data), "member");
      case "group.member_removed" -> known.remove(member(data));
      case "user.deleted" -> {
        version(event, data);
        known.remove(id(data, "user"));
        known.keySet().removeIf(key -> key.endsWith("/" + id(data, "user")));
      }
      case "user.created", "user.updated" -> {
        known.put(id(data, "user"), "v" + version(event, data));
      }
      default -> {}
    }
  }

  private long version(JsonObject event, JsonObject data) {
    long version = data.getJsonObject("user").getLong("version");
    Long before = versions.put(id(data, "user"), version);
    if (before != null && before > version) {
      inversions.add(event.getString("type") + " v" + version + " after v" + before);
    }
    return version;
  }

  private static String member(JsonObject data) {
    return id(data, "group") + "/" + id(data, "user");
  }

  private static String id(JsonObject data, String kind) {
    return data.getJsonObject(kind).getString("id");
  }
}
