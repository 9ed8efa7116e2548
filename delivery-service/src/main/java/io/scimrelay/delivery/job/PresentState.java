package io.scimrelay.delivery.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.directory.GroupSnapshot;
import io.scimrelay.common.directory.OwnedKeys;
import io.scimrelay.common.directory.UserSnapshot;
import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a backfill: the state of a connection at one number, which all of them
 * carry, with the time of that number. Their ids derive from the job and what is told of.
 */
record PresentState(
    JobId job,
    TenantId tenant,
    OrganizationId organization,
    ConnectionId connection,
    int epoch,
    long sequence,
    Instant at) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = new JsonMapper();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;

  Told resource(ResourceId id, long version, String body) {
    ObjectNode attributes = object(body);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    EventType type =
        switch (id.kind()) {
          case USER -> {
            data.set("user", UserSnapshot.of(id, version, attributes));
            yield EventType.USER_CREATED;
          }
          case GROUP -> {
            data.set("group", GroupSnapshot.of(id, version, attributes));
            yield EventType.GROUP_CREATED;
          }
        };
    List<Long> owns = OwnedKeys.of(id, null, attributes);
    return told(type, id.value(), null, owns, List.of(), data);
  }

  Told membership(UUID group, String groupReference, ResourceId member, String reference) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("group", object(groupReference));
    data.set(member.kind() == ResourceId.Kind.USER ? "user" : "memberGroup", object(reference));
    return told(
        EventType.GROUP_MEMBER_ADDED,
        group,
        member.value(),
        List.of(ConflictKey.membership(group, member.value())),
        List.of(ConflictKey.resource(group), ConflictKey.resource(member.value())),
        data);
  }

  private Told told(
      EventType type,
      UUID subject,
      @Nullable UUID member,
      List<Long> owns,
      List<Long> shares,
      ObjectNode data) {
    EventId id = id(subject, member);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", id.text());
    body.put("type", type.wire());
    body.put("backfill", true);
    body.put("timestamp", TIME.format(at));
    body.put("tenantId", tenant.text());
    body.put("organizationId", organization.text());
    body.put("connectionId", connection.text());
    body.put("epoch", epoch);
    body.put("sequence", sequence);
    body.set("data", data);
    body.putNull("request");
    return new Told(id.value(), type.wire(), subject, member, owns, shares, text(body));
  }

  /** As old as the job, so that it sorts with the ids of its time. */
  private EventId id(UUID subject, @Nullable UUID member) {
    String name = job.text() + " " + subject + " " + (member == null ? "" : member);
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long high =
        (job.value().getMostSignificantBits() & ~0xffffL)
            | VERSION_7
            | (hash.getMostSignificantBits() & 0xfffL);
    return new EventId(new UUID(high, hash.getLeastSignificantBits() >>> 2 | VARIANT));
  }

  private static ObjectNode object(String json) {
    try {
      JsonNode read = JSON.readTree(json);
      return (ObjectNode) read;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the directory holds what is no JSON", e);
    }
  }

  private static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
