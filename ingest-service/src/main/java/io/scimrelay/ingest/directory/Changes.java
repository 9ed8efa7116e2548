package io.scimrelay.ingest.directory;

import io.scimrelay.common.event.EventType;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** Which events tell of a difference: whether a user is active is told apart, and last. */
final class Changes {
  private static final String ACTIVE = "active";

  private Changes() {}

  record Told(EventType type, List<AttributeChange> changes) {}

  static List<Told> between(ResourceType type, Attributes before, Attributes after) {
    if (before.json().equals(after.json())) {
      return List.of();
    }
    List<AttributeChange> changes = Difference.between(before, after);
    return type == ResourceType.USER ? ofUser(changes) : some(EventType.GROUP_UPDATED, changes);
  }

  private static List<Told> ofUser(List<AttributeChange> changes) {
    List<AttributeChange> active =
        changes.stream().filter(change -> change.path().equals(ACTIVE)).toList();
    List<AttributeChange> others =
        changes.stream().filter(change -> !change.path().equals(ACTIVE)).toList();
    List<Told> told = new ArrayList<>(some(EventType.USER_UPDATED, others));
    if (!active.isEmpty()) {
      boolean on = active.getFirst().to().asBoolean();
      told.addAll(some(on ? EventType.USER_REACTIVATED : EventType.USER_DEACTIVATED, active));
    }
    return told;
  }

  private static List<Told> some(EventType type, List<AttributeChange> changes) {
    return changes.isEmpty() ? List.of() : List.of(new Told(type, changes));
  }
}
