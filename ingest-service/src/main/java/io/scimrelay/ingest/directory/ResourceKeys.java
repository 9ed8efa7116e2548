package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is found by, beside its id. All but {@code externalId} are folded by {@link
 * NameFold}.
 *
 * @param name a user's {@code userName}, a group's {@code displayName}
 * @param display {@code displayName}
 * @param emails the values of {@code emails}, sorted, each once
 */
public record ResourceKeys(
    String name,
    @Nullable String externalId,
    @Nullable String display,
    List<String> emails,
    boolean active) {
  public ResourceKeys {
    emails = List.copyOf(emails);
  }

  public static ResourceKeys of(ResourceType type, Attributes attributes) {
    JsonNode json = attributes.json();
    String display = folded(json.path("displayName"));
    String name = type == ResourceType.USER ? folded(json.path("userName")) : display;
    return new ResourceKeys(
        name == null ? "" : name,
        json.path("externalId").textValue(),
        display,
        type == ResourceType.USER ? emails(json) : List.of(),
        json.path("active").asBoolean(true));
  }

  private static List<String> emails(JsonNode json) {
    TreeSet<String> emails = new TreeSet<>();
    for (JsonNode email : json.path("emails")) {
      String folded = folded(email.path("value"));
      if (folded != null) {
        emails.add(folded);
      }
    }
    return List.copyOf(emails);
  }

  private static @Nullable String folded(JsonNode name) {
    return name.isTextual() ? NameFold.fold(name.textValue()) : null;
  }
}
