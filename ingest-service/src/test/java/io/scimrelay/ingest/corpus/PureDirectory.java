package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.directory.References;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.directory.ResourceKeys;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A directory in memory: what the store does in PostgreSQL, in the plainest words. */
final class PureDirectory {
  private static final Instant NOW = Instant.parse("2026-11-24T03:11:00Z");

  private final IdSource ids = new IdSource(InstantSource.fixed(NOW), new SplittableRandom(7));
  private final DirectoryDecider decider = new DirectoryDecider(new Normalizer()::renormalize);
  private final Map<ResourceId, StoredResource> resources = new LinkedHashMap<>();
  private final Map<ResourceId, TreeSet<ResourceId>> members = new LinkedHashMap<>();
  private final List<JsonNode> events = new ArrayList<>();

  List<JsonNode> events() {
    return events;
  }

  List<StoredResource> all(ResourceType type) {
    return resources.values().stream()
        .filter(resource -> ResourceType.of(resource.id()) == type)
        .toList();
  }

  StoredResource get(ResourceId id) {
    StoredResource found = resources.get(id);
    if (found == null) {
      throw ScimException.notFound("No such resource.");
    }
    return found;
  }

  SortedSet<ResourceId> members(ResourceId group) {
    return members.getOrDefault(group, new TreeSet<>());
  }

  List<StoredResource> groupsOf(ResourceId member) {
    return members.entrySet().stream()
        .filter(group -> group.getValue().contains(member))
        .map(group -> get(group.getKey()))
        .toList();
  }

  StoredResource create(DirectoryCommand.Create command) {
    return write(decider.create(command.type().id(ids.next()), command), false);
  }

  StoredResource replace(DirectoryCommand.Replace command) {
    return write(decider.replace(get(command.id()), command), false);
  }

  StoredResource patch(DirectoryCommand.Patch command) {
    return write(decider.patch(get(command.id()), command), command.onlyAdds());
  }

  void delete(ResourceId id) {
    StoredResource stored = get(id);
    Decision decision = decider.delete(stored);
    for (StoredResource group : groupsOf(id)) {
      members(group.id()).remove(id);
      tell(EventType.GROUP_MEMBER_REMOVED, group, stored);
    }
    decision.events().forEach(event -> tell(event.type(), event.data()));
    resources.remove(id);
    members.remove(id);
  }

  private StoredResource write(Decision decision, boolean onlyAdds) {
    ResourceId id = decision.id();
    unique(id, decision.keys());
    Set<ResourceId> now = membersAfter(id, decision.members(), onlyAdds);
    StoredResource before = resources.get(id);
    Instant created = before == null ? NOW : before.created();
    StoredResource after =
        decision.events().isEmpty() && before != null
            ? before
            : new StoredResource(id, decision.version(), created, NOW, decision.attributes());
    resources.put(id, after);
    decision.events().forEach(event -> tell(event.type(), event.data()));
    if (ResourceType.of(id) == ResourceType.GROUP) {
      tellMembers(after, now);
    }
    return after;
  }

  private void tellMembers(StoredResource group, Set<ResourceId> now) {
    TreeSet<ResourceId> before = new TreeSet<>(members(group.id()));
    members.put(group.id(), new TreeSet<>(now));
    before.stream()
        .filter(member -> !now.contains(member))
        .forEach(member -> tell(EventType.GROUP_MEMBER_REMOVED, group, get(member)));
    now.stream()
        .filter(member -> !before.contains(member))
        .forEach(member -> tell(EventType.GROUP_MEMBER_ADDED, group, get(member)));
  }

  private Set<ResourceId> membersAfter(ResourceId id, MemberChange change, boolean onlyAdds) {
    TreeSet<ResourceId> after = new TreeSet<>(members(id));
    switch (change) {
      case MemberChange.None none -> {}
      case MemberChange.Whole whole -> {
        after.clear();
        after.addAll(known(id, whole.members()));
      }
      case MemberChange.Delta delta -> {
        Set<ResourceId> added = known(id, delta.add());
        if (onlyAdds && added.isEmpty()) {
          throw ScimException.invalidValue("None of these members is known here.");
        }
        after.removeIf(member -> delta.matching().stream().anyMatch(one -> meets(one, member)));
        after.addAll(added);
        after.removeAll(delta.remove());
      }
    }
    return after;
  }

  private static boolean meets(ScimFilter filter, ResourceId member) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("value", member.text());
    return FilterMatcher.matchesEntry(
        filter, Optional.empty(), entry.put("type", ResourceType.of(member).wire()));
  }

  private Set<ResourceId> known(ResourceId group, Collection<ResourceId> asked) {
    TreeSet<ResourceId> known = new TreeSet<>(asked);
    known.removeIf(member -> !resources.containsKey(member) && !member.equals(group));
    if (known.stream().anyMatch(member -> reaches(member, group))) {
      throw ScimException.invalidValue("A group cannot be its own member, not by others either.");
    }
    return known;
  }

  private boolean reaches(ResourceId from, ResourceId group) {
    return from.equals(group) || members(from).stream().anyMatch(member -> reaches(member, group));
  }

  private void unique(ResourceId id, ResourceKeys keys) {
    for (StoredResource other : all(ResourceType.of(id))) {
      ResourceKeys taken = ResourceKeys.of(ResourceType.of(id), other.attributes());
      boolean sameExternal =
          ResourceType.of(id) == ResourceType.GROUP
              && keys.externalId() != null
              && keys.externalId().equals(taken.externalId());
      if (!other.id().equals(id) && (sameExternal || keys.name().equals(taken.name()))) {
        throw ScimException.uniqueness("'" + keys.name() + "' is taken.");
      }
    }
  }

  private void tell(EventType type, StoredResource group, StoredResource member) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("group", References.group(group.id(), group.attributes().json()));
    boolean user = ResourceType.of(member.id()) == ResourceType.USER;
    data.set(user ? "user" : "memberGroup", References.of(member.id(), member.attributes().json()));
    tell(type, data);
  }

  private void tell(EventType type, ObjectNode data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type.wire());
    event.set("data", data);
    events.add(event);
  }
}
