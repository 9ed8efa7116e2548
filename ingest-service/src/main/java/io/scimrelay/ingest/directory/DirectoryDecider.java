package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.patch.PatchApplier;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes of a command and the state what is to be written and told. */
public final class DirectoryDecider {
  private final NormalForm normalForm;

  public DirectoryDecider(NormalForm normalForm) {
    this.normalForm = normalForm;
  }

  public Decision create(ResourceId id, DirectoryCommand.Create command) {
    Telling telling = new Telling(id, null, command.attributes());
    EventType type =
        command.type() == ResourceType.USER ? EventType.USER_CREATED : EventType.GROUP_CREATED;
    return decision(
        telling, List.of(telling.event(type, 1, List.of())), 1, command.members(), Set.of());
  }

  public Decision replace(StoredResource stored, DirectoryCommand.Replace command) {
    Attributes before = normal(stored);
    Attributes after = keeping(kept(command.id()), before, command.attributes());
    PatchApplier.Patched replaced = new PatchApplier.Patched(after, Set.of());
    return changed(stored, before, replaced, command.members());
  }

  public Decision patch(StoredResource stored, DirectoryCommand.Patch command) {
    Attributes before = normal(stored);
    PatchApplier.Patched patched =
        command.operations().isEmpty()
            ? new PatchApplier.Patched(before, Set.of())
            : PatchApplier.apply(ResourceType.of(stored.id()), before, command.operations());
    return changed(stored, before, patched, command.members());
  }

  public Decision delete(StoredResource stored) {
    Attributes last = normal(stored);
    Telling telling = new Telling(stored.id(), last, last);
    EventType type =
        ResourceType.of(stored.id()) == ResourceType.USER
            ? EventType.USER_DELETED
            : EventType.GROUP_DELETED;
    long version = stored.version() + 1;
    List<EventDraft> events = List.of(telling.event(type, version, List.of()));
    return decision(telling, events, version, new MemberChange.None(), Set.of());
  }

  /** The present state, told again as a new version. */
  public EventDraft emit(StoredResource stored) {
    Attributes now = normal(stored);
    EventType type =
        ResourceType.of(stored.id()) == ResourceType.USER
            ? EventType.USER_UPDATED
            : EventType.GROUP_UPDATED;
    return new Telling(stored.id(), now, now).event(type, stored.version() + 1, List.of());
  }

  private static Decision changed(
      StoredResource stored,
      Attributes before,
      PatchApplier.Patched patched,
      MemberChange members) {
    Attributes after = StoredNames.in(before, patched.attributes());
    Telling telling = new Telling(stored.id(), before, after);
    List<EventDraft> events = new ArrayList<>(2);
    long version = stored.version();
    for (Changes.Told told : Changes.between(ResourceType.of(stored.id()), before, after)) {
      events.add(telling.event(told.type(), ++version, told.changes()));
    }
    return decision(telling, events, version, members, patched.quirks());
  }

  private static Decision decision(
      Telling telling,
      List<EventDraft> events,
      long version,
      MemberChange members,
      Set<String> quirks) {
    Attributes after = telling.after();
    ResourceKeys keys = ResourceKeys.of(ResourceType.of(telling.id()), after);
    return new Decision(telling.id(), version, after, keys, events, members, quirks);
  }

  /** What a PUT without them leaves as it is. */
  private static List<String> kept(ResourceId id) {
    return ResourceType.of(id) == ResourceType.USER
        ? List.of("externalId", "active")
        : List.of("externalId");
  }

  private static Attributes keeping(List<String> names, Attributes before, Attributes after) {
    ObjectNode kept = after.json().deepCopy();
    for (String name : names) {
      JsonNode value = before.json().get(name);
      if (value != null && !kept.has(name)) {
        kept.set(name, value);
      }
    }
    return new Attributes(kept);
  }

  private Attributes normal(StoredResource stored) {
    return normalForm.of(ResourceType.of(stored.id()), stored.attributes());
  }
}
