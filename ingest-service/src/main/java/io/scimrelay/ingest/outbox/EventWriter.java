package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.ResourceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes the events of an outbox row as the vendor receives them. */
final class EventWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = new JsonMapper();

  private final OutboxRow row;

  EventWriter(OutboxRow row) {
    this.row = row;
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** An event of the resource itself; {@code index} counts the events of the request from 0. */
  EventEnvelope own(JsonNode draft, int index) {
    List<Long> owns = new ArrayList<>();
    draft.path("owns").forEach(key -> owns.add(key.asLong()));
    JsonNode told = draft.path("data").path("user");
    JsonNode data = draft.path("data");
    String id = (told.isMissingNode() ? data.path("group") : told).path("id").asText();
    return new EventEnvelope(
        id(index),
        draft.path("type").asText(),
        sequence(index),
        row.occurredAt(),
        ResourceId.parse(id).map(ResourceId::value).orElse(null),
        null,
        owns,
        List.of(),
        own(draft, body(draft.path("type").asText(), index, data)));
  }

  EventEnvelope membership(EventType type, JsonNode other, int index) {
    JsonNode group = row.subjectIsMember() ? other : row.subject();
    JsonNode member = row.subjectIsMember() ? row.subject() : other;
    ResourceId groupId = resource(group);
    ResourceId memberId = resource(member);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("group", group);
    data.set(memberId.kind() == ResourceId.Kind.USER ? "user" : "memberGroup", member);
    return new EventEnvelope(
        id(index),
        type.wire(),
        sequence(index),
        row.occurredAt(),
        groupId.value(),
        memberId.value(),
        List.of(ConflictKey.membership(groupId.value(), memberId.value())),
        List.of(ConflictKey.resource(groupId.value()), ConflictKey.resource(memberId.value())),
        text(body(type.wire(), index, data)));
  }

  private EventId id(int index) {
    return row.baseEvent().plus(index);
  }

  private long sequence(int index) {
    return row.firstSequence() + index;
  }

  /** A state that was told again on demand came of no request. */
  private static String own(JsonNode draft, ObjectNode body) {
    if (draft.path("emitted").asBoolean()) {
      body.put("emitted", true).putNull("request");
    }
    return text(body);
  }

  private ObjectNode body(String type, int index, JsonNode data) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", id(index).text());
    body.put("type", type);
    body.put("timestamp", time(row.occurredAt()));
    body.put("tenantId", row.tenant().text());
    body.put("organizationId", row.organization().text());
    body.put("connectionId", row.connection().text());
    body.put("epoch", row.epoch());
    body.put("sequence", sequence(index));
    body.set("data", data);
    ObjectNode request = body.putObject("request");
    request.put("id", row.request().text());
    row.quirks().forEach(request.putArray("quirks")::add);
    return body;
  }

  static String text(JsonNode body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  private static ResourceId resource(JsonNode reference) {
    return ResourceId.parse(reference.path("id").asText())
        .orElseThrow(() -> new IllegalStateException("a reference without its id"));
  }
}
