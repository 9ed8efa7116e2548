package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.directory.ScimCore;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources as SCIM answers show them. */
public final class ScimRepresentation {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String baseUrl;

  /**
   * @param baseUrl of the connection, without a slash at its end
   */
  public ScimRepresentation(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** The ETag of a version, as {@code meta.version} and the header have it. */
  public static String etag(long version) {
    return "W/\"" + version + "\"";
  }

  public String location(ResourceId id) {
    return baseUrl + ResourceType.of(id).endpoint() + "/" + id.text();
  }

  /** What the resource itself holds: {@code schemas}, {@code id} and its attributes. */
  public static ObjectNode core(ResourceId id, Attributes attributes) {
    return ScimCore.of(id, attributes.json());
  }

  /** The whole resource, before any projection. */
  public ObjectNode of(StoredResource resource, ResourceLinks links) {
    ObjectNode json = core(resource.id(), resource.attributes());
    manager(json, links.managerName());
    members(json, links.members());
    groups(json, links.groups());
    json.set("meta", meta(json, resource));
    return json;
  }

  /** A manager's reference and name are derived, for answers only. */
  private void manager(ObjectNode json, @Nullable String name) {
    JsonNode extension = json.path(SchemaCatalog.ENTERPRISE_USER.id());
    if (extension.path("manager") instanceof ObjectNode stored) {
      ObjectNode manager = stored.deepCopy();
      ResourceId.parse(stored.path("value").asText())
          .ifPresent(id -> manager.put("$ref", location(id)));
      if (name != null) {
        manager.put("displayName", name);
      }
      ObjectNode shown = ((ObjectNode) extension).objectNode();
      shown.setAll((ObjectNode) extension);
      shown.set("manager", manager);
      json.set(SchemaCatalog.ENTERPRISE_USER.id(), shown);
    }
  }

  /** One entry of {@code members}. */
  public ObjectNode link(ObjectNode into, ResourceLinks.Link link) {
    return reference(into, link).put("type", ResourceType.of(link.id()).wire());
  }

  private ObjectNode reference(ObjectNode into, ResourceLinks.Link link) {
    into.put("value", link.id().text());
    into.put("$ref", location(link.id()));
    if (link.display() != null) {
      into.put("display", link.display());
    }
    return into;
  }

  private void members(ObjectNode json, @Nullable List<ResourceLinks.Link> members) {
    if (members != null && !members.isEmpty()) {
      ArrayNode array = json.putArray("members");
      members.forEach(member -> link(array.addObject(), member));
    }
  }

  private void groups(ObjectNode json, @Nullable List<ResourceLinks.Link> groups) {
    if (groups != null && !groups.isEmpty()) {
      ArrayNode array = json.putArray("groups");
      groups.forEach(group -> reference(array.addObject(), group).put("type", "direct"));
    }
  }

  private ObjectNode meta(ObjectNode json, StoredResource resource) {
    return json.objectNode()
        .put("resourceType", ResourceType.of(resource.id()).wire())
        .put("created", time(resource.created()))
        .put("lastModified", time(resource.lastModified()))
        .put("location", location(resource.id()))
        .put("version", etag(resource.version()));
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
