package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;

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
  public static ObjectNode of(ResourceId id, JsonNode attributes) {
    return id.kind() == ResourceId.Kind.USER ? user(id, attributes) : group(id, attributes);
  }

  /** {@code {id, externalId, userName, email, displayName}}; null for what the user lacks. */
  public static ObjectNode user(ResourceId id, JsonNode attributes) {
    UserFacts facts = UserFacts.of(attributes);
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    reference.put("id", id.text());
    reference.put("externalId", facts.externalId());
    reference.put("userName", facts.userName());
    reference.put("email", facts.email());
    reference.put("displayName", facts.displayName());
    return reference;
  }

  /** {@code {id, externalId, displayName}}; null for what the group lacks. */
  public static ObjectNode group(ResourceId id, JsonNode attributes) {
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    reference.put("id", id.text());
    reference.put("externalId", attributes.path("externalId").textValue());
    reference.put("displayName", attributes.path("displayName").textValue());
    return reference;
  }
}
