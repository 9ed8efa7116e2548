package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;

/**
 * The short form in which membership events name a user or a group: small enough to be kept beside
 * each resource, so that the events of 50,000 members read no resource whole.
 *
 * <p>A user's {@code email} is the primary address, else the first; {@code displayName} falls back
 * to {@code name.formatted}, given and family name, {@code userName}.
 */
public final class References {
  private References() {}

  /** {@link #user} or {@link #group}, as the resource is. */
  public static ObjectNode of(StoredResource resource) {
    return ResourceType.of(resource.id()) == ResourceType.USER ? user(resource) : group(resource);
  }

  /** {@code {id, externalId, userName, email, displayName}}; null for what the user lacks. */
  public static ObjectNode user(StoredResource resource) {
    UserFacts facts = UserFacts.of(resource.attributes());
    ObjectNode reference = resource.attributes().json().objectNode();
    reference.put("id", resource.id().text());
    reference.put("externalId", facts.externalId());
    reference.put("userName", facts.userName());
    reference.put("email", facts.email());
    reference.put("displayName", facts.displayName());
    return reference;
  }

  /** {@code {id, externalId, displayName}}; null for what the group lacks. */
  public static ObjectNode group(StoredResource resource) {
    JsonNode json = resource.attributes().json();
    ObjectNode reference = resource.attributes().json().objectNode();
    reference.put("id", resource.id().text());
    reference.put("externalId", json.path("externalId").textValue());
    reference.put("displayName", json.path("displayName").textValue());
    return reference;
  }
}
