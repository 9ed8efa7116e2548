package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.name.NameFold;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user or group event owns: its resource, and the names before and after the change. */
public final class OwnedKeys {
  private final ResourceId.Kind kind;
  private final Set<Long> keys = new LinkedHashSet<>();

  private OwnedKeys(ResourceId id) {
    kind = id.kind();
    keys.add(ConflictKey.resource(id.value()));
  }

  public static List<Long> of(ResourceId id, @Nullable JsonNode before, JsonNode after) {
    OwnedKeys owned = new OwnedKeys(id);
    if (before != null) {
      owned.names(before);
    }
    owned.names(after);
    return List.copyOf(owned.keys);
  }

  private void names(JsonNode json) {
    exact("externalId", json.path("externalId").textValue());
    if (kind == ResourceId.Kind.USER) {
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
