package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user or group event owns: its resource, and the names before and after the change. */
final class OwnedKeys {
  private final ResourceType type;
  private final Set<Long> keys = new LinkedHashSet<>();

  private OwnedKeys(ResourceId id) {
    type = ResourceType.of(id);
    keys.add(ConflictKey.resource(id.value()));
  }

  static List<Long> of(ResourceId id, @Nullable Attributes before, Attributes after) {
    OwnedKeys owned = new OwnedKeys(id);
    if (before != null) {
      owned.names(before.json());
    }
    owned.names(after.json());
    return List.copyOf(owned.keys);
  }

  private void names(JsonNode json) {
    exact("externalId", json.path("externalId").textValue());
    if (type == ResourceType.USER) {
      folded("userName", json.path("userName").textValue());
      folded("email", UserFacts.email(json.path("emails")));
    } else {
      folded("displayName", json.path("displayName").textValue());
    }
  }

  private void folded(String attribute, @Nullable String name) {
    exact(attribute, name == null ? null : NameFold.fold(name));
  }

  private void exact(String attribute, @Nullable String name) {
    if (name != null) {
      keys.add(ConflictKey.name(attribute, name));
    }
  }
}
