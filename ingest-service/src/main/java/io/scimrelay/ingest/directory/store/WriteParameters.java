package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimrelay.common.directory.References;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.EventDraft;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.outbox.Shard;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of the statements that write, in their order. */
final class WriteParameters {
  private static final JsonMapper JSON = new JsonMapper();

  private WriteParameters() {}

  /** $1 to $7. */
  static List<@Nullable Object> ofWrite(
      AuthenticatedConnection connection, ResourceId id, WriteRequest request) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(connection.connection().value());
    all.add(id.value());
    all.add(request.request().value());
    all.add(request.quirks().toArray(String[]::new));
    all.add(request.baseEvent().value());
    all.add(request.traceparent());
    all.add((short) Shard.of(connection.connection()));
    return all;
  }

  /** $8 to $17. */
  static void addState(
      List<@Nullable Object> to, AuthenticatedConnection connection, Decision decision) {
    String body = text(decision.attributes().json());
    ResourceSize.check(decision.attributes(), body);
    boolean named =
        ResourceType.of(decision.id()) == ResourceType.USER || connection.uniqueGroupNames();
    to.add(named ? decision.keys().name() : null);
    to.add(decision.keys().display());
    to.add(decision.keys().externalId());
    to.add(decision.keys().active());
    to.add(body);
    to.add(decision.keys().emails().toArray(String[]::new));
    to.add(text(reference(decision)));
    to.add(decision.version());
    to.add(text(drafts(decision.events())));
    to.add((long) decision.events().size());
  }

  static void addMembers(List<@Nullable Object> to, Collection<ResourceId> members) {
    to.add(uuids(members));
    to.add(members.stream().map(member -> kind(member)).toArray(String[]::new));
  }

  static Collection<ResourceId> comers(MemberChange members) {
    return switch (members) {
      case MemberChange.None _ -> List.of();
      case MemberChange.Delta delta -> delta.add();
      case MemberChange.Whole whole -> whole.members();
    };
  }

  static UUID @Nullable [] leavers(MemberChange members) {
    return switch (members) {
      case MemberChange.Delta delta -> uuids(delta.remove());
      case MemberChange.None _ -> new UUID[0];
      case MemberChange.Whole _ -> null;
    };
  }

  static List<ResourceId> groups(Collection<ResourceId> members) {
    return members.stream().filter(id -> id.kind() == ResourceId.Kind.GROUP).toList();
  }

  static UUID[] uuids(Collection<ResourceId> members) {
    return members.stream().map(ResourceId::value).toArray(UUID[]::new);
  }

  static String kind(ResourceId id) {
    return switch (id.kind()) {
      case USER -> "user";
      case GROUP -> "group";
    };
  }

  static ArrayNode drafts(List<EventDraft> events) {
    ArrayNode drafts = JsonNodeFactory.instance.arrayNode();
    for (EventDraft event : events) {
      var draft = drafts.addObject().put("type", event.type().wire());
      draft.set("data", event.data());
      event.owns().forEach(draft.putArray("owns")::add);
    }
    return drafts;
  }

  private static JsonNode reference(Decision decision) {
    return References.of(decision.id(), decision.attributes().json());
  }

  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb that is not JSON", e);
    }
  }
}
