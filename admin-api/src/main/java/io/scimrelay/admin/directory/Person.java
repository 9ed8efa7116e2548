package io.scimrelay.admin.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What everybody wants to know of a user, read from its SCIM attributes as events tell it. */
record Person(JsonNode attributes) {

  @Nullable String text(String name) {
    return attributes.path(name).textValue();
  }

  @Nullable String nameText(String part) {
    return attributes.path("name").path(part).textValue();
  }

  /** The primary address, else the first. */
  @Nullable String email() {
    String first = null;
    for (JsonNode email : attributes.path("emails")) {
      String value = email.path("value").textValue();
      if (value != null && email.path("primary").asBoolean()) {
        return value;
      }
      first = first == null ? value : first;
    }
    return first;
  }

  @Nullable String displayName() {
    return Stream.of(text("displayName"), nameText("formatted"), fullName(), text("userName"))
        .filter(name -> name != null && !name.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private String fullName() {
    return Stream.of(nameText("givenName"), nameText("familyName"))
        .filter(name -> name != null && !name.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
