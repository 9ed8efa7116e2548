package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a vendor is told of a user in fields of its own, read from the user's attributes. */
public record UserFacts(
    @Nullable String externalId,
    @Nullable String userName,
    @Nullable String email,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String displayName,
    boolean active) {

  public static UserFacts of(JsonNode json) {
    JsonNode name = json.path("name");
    return new UserFacts(
        json.path("externalId").textValue(),
        json.path("userName").textValue(),
        email(json.path("emails")),
        name.path("givenName").textValue(),
        name.path("familyName").textValue(),
        displayName(json, name),
        json.path("active").asBoolean(true));
  }

  /** The primary address, else the first. */
  static @Nullable String email(JsonNode emails) {
    String first = null;
    for (JsonNode email : emails) {
      String value = email.path("value").textValue();
      if (value != null && email.path("primary").asBoolean()) {
        return value;
      }
      first = first == null ? value : first;
    }
    return first;
  }

  private static @Nullable String displayName(JsonNode json, JsonNode name) {
    return Stream.of(
            json.path("displayName").asText(),
            name.path("formatted").asText(),
            fullName(name),
            json.path("userName").asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String fullName(JsonNode name) {
    return Stream.of(name.path("givenName").asText(), name.path("familyName").asText())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
