package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;

/** {@code data.group}, without its members. */
public final class GroupSnapshot {
  private GroupSnapshot() {}

  public static ObjectNode of(ResourceId id, long version, ObjectNode attributes) {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.put("id", id.text());
    group.put("version", version);
    group.put("externalId", attributes.path("externalId").textValue());
    group.put("displayName", attributes.path("displayName").textValue());
    group.set("scim", ScimCore.of(id, attributes));
    return group;
  }
}
