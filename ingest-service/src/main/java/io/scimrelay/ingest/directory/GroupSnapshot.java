package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;

/** {@code data.group}, without its members. */
public final class GroupSnapshot {
  private GroupSnapshot() {}

  public static ObjectNode of(ResourceId id, long version, Attributes attributes) {
    JsonNode json = attributes.json();
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.put("id", id.text());
    group.put("version", version);
    group.put("externalId", json.path("externalId").textValue());
    group.put("displayName", json.path("displayName").textValue());
    group.set("scim", ScimRepresentation.core(id, attributes));
    return group;
  }
}
