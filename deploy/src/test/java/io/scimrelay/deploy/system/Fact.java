package io.scimrelay.deploy.system;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an accepted call must be told as: the type, the resource and, where there is one, the title
 * or the member.
 */
record Fact(String type, String resource, String detail) {

  static Fact of(JsonNode event) {
    String type = event.path("type").asText();
    JsonNode data = event.path("data");
    return switch (type) {
      case "group.member_added", "group.member_removed" ->
          new Fact(type, id(data, "group"), id(data, "user"));
      case "group.created", "group.updated", "group.deleted" ->
          new Fact(type, id(data, "group"), "");
      case "user.updated" -> new Fact(type, id(data, "user"), data.at("/user/scim/title").asText());
      default -> new Fact(type, id(data, "user"), "");
    };
  }

  private static String id(JsonNode data, String kind) {
    return data.path(kind).path("id").asText();
  }
}
