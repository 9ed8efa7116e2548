package io.scimrelay.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceLinks.Link;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Entries of {@code members} as bytes, without a tree between: an answer may hold 100,000. What is
 * asked for of an entry is found once, on a sample.
 */
final class MemberEntries {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Link SAMPLE = new Link(ResourceId.user(new UUID(0, 0)), "");
  private static final int BYTES_EACH = 200;

  private final ScimRepresentation shape;
  private final Set<String> shown;

  MemberEntries(ScimRepresentation shape, Projection projection) {
    this.shape = shape;
    this.shown = shown(shape, projection);
  }

  private static Set<String> shown(ScimRepresentation shape, Projection projection) {
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    shape.link(sample.putArray("members").addObject(), SAMPLE);
    JsonNode entry = projection.apply(sample).path("members").path(0);
    Set<String> names = new HashSet<>();
    entry.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Separated by commas, without the brackets around them; nothing where none is shown. */
  Buffer write(List<Link> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_EACH * members.size());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartArray();
      for (Link member : members) {
        if (shows(member)) {
          entry(json, member);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory that cannot be written", e);
    }
    return Buffer.buffer(bytes.toByteArray()).slice(1, bytes.size() - 1);
  }

  /** An entry of which nothing is asked for, or nothing there, is none. */
  private boolean shows(Link member) {
    return shown.size() > 1
        || (shown.size() == 1 && (member.display() != null || !shown.contains("display")));
  }

  private void entry(JsonGenerator json, Link member) throws IOException {
    json.writeStartObject();
    field(json, "value", member.id().text());
    field(json, "$ref", shape.location(member.id()));
    String display = member.display();
    if (display != null) {
      field(json, "display", display);
    }
    field(json, "type", ResourceType.of(member.id()).wire());
    json.writeEndObject();
  }

  private void field(JsonGenerator json, String name, String value) throws IOException {
    if (shown.contains(name)) {
      json.writeStringField(name, value);
    }
  }
}
