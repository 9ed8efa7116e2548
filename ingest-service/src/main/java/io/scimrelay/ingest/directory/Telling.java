package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.directory.GroupSnapshot;
import io.scimrelay.common.directory.OwnedKeys;
import io.scimrelay.common.directory.UserSnapshot;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a vendor is told of one change of one resource. */
record Telling(ResourceId id, @Nullable Attributes before, Attributes after) {

  EventDraft event(EventType type, long version, List<AttributeChange> changes) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (ResourceType.of(id) == ResourceType.USER) {
      data.set("user", UserSnapshot.of(id, version, after.json()));
    } else {
      data.set("group", GroupSnapshot.of(id, version, after.json()));
    }
    if (!changes.isEmpty()) {
      write(data.putArray("changes"), changes);
    }
    return new EventDraft(
        type, data, OwnedKeys.of(id, before == null ? null : before.json(), after.json()));
  }

  private static void write(ArrayNode array, List<AttributeChange> changes) {
    for (AttributeChange change : changes) {
      ObjectNode line = array.addObject();
      line.put("path", change.path());
      line.set("from", change.from());
      line.set("to", change.to());
    }
  }
}
