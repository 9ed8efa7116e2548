package io.scimrelay.common.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@link EventBatch} as the JSON value of a Kafka record; unknown members are ignored. */
public final class EventCodec {
  private static final JsonMapper JSON = new JsonMapper(new JsonFactory());

  private EventCodec() {}

  public static byte[] encode(EventBatch batch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("tenantId", batch.tenant().text());
      out.writeStringField("organizationId", batch.organization().text());
      out.writeStringField("connectionId", batch.connection().text());
      out.writeNumberField("epoch", batch.epoch());
      writeOptional(out, "traceparent", batch.traceparent());
      out.writeArrayFieldStart("events");
      for (EventEnvelope event : batch.events()) {
        write(out, event);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException where the bytes are not a batch; the message holds no values
   */
  public static EventBatch decode(byte[] value) {
    JsonNode batch = tree(value);
    List<EventEnvelope> events = new ArrayList<>();
    for (JsonNode event : batch.path("events")) {
      events.add(read(event));
    }
    return new EventBatch(
        id(batch, "tenantId", TenantId::parse),
        id(batch, "organizationId", OrganizationId::parse),
        id(batch, "connectionId", ConnectionId::parse),
        batch.path("epoch").asInt(1),
        text(batch, "traceparent"),
        events);
  }

  private static void write(JsonGenerator out, EventEnvelope event) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", event.id().text());
    out.writeStringField("type", event.type());
    if (event.sequence() != null) {
      out.writeNumberField("sequence", event.sequence());
    }
    out.writeStringField("timestamp", event.timestamp().toString());
    writeOptional(out, "subject", event.subject());
    writeOptional(out, "member", event.member());
    writeKeys(out, "owns", event.owns());
    writeKeys(out, "shares", event.shares());
    out.writeStringField("body", event.body());
    out.writeEndObject();
  }

  private static void writeOptional(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }

  private static void writeKeys(JsonGenerator out, String name, List<Long> keys)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (long key : keys) {
      out.writeNumber(key);
    }
    out.writeEndArray();
  }

  private static EventEnvelope read(JsonNode event) {
    JsonNode sequence = event.path("sequence");
    return new EventEnvelope(
        id(event, "id", EventId::parse),
        required(event, "type"),
        sequence.isIntegralNumber() ? sequence.asLong() : null,
        Instant.parse(required(event, "timestamp")),
        uuid(event, "subject"),
        uuid(event, "member"),
        keys(event.path("owns")),
        keys(event.path("shares")),
        required(event, "body"));
  }

  private static JsonNode tree(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("an event record that is not JSON", e);
    }
  }

  private static <T> T id(JsonNode node, String name, Function<String, Optional<T>> parse) {
    return parse
        .apply(required(node, name))
        .orElseThrow(() -> new IllegalArgumentException("an event record with a bad " + name));
  }

  private static String required(JsonNode node, String name) {
    String text = text(node, name);
    if (text == null) {
      throw new IllegalArgumentException("an event record without " + name);
    }
    return text;
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }

  private static @Nullable UUID uuid(JsonNode node, String name) {
    String text = text(node, name);
    return text == null ? null : UUID.fromString(text);
  }

  private static List<Long> keys(JsonNode array) {
    List<Long> keys = new ArrayList<>(array.size());
    array.forEach(key -> keys.add(key.asLong()));
    return keys;
  }
}
