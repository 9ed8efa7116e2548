package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
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

  /** The whole resource, before any projection. */
  public ObjectNode of(StoredResource resource, ResourceLinks links) {
    ObjectNode json = resource.attributes().json().objectNode();
    json.putArray("schemas").add(ResourceType.of(resource.id()).schema());
    json.put("id", resource.id().text());
    json.setAll(resource.attributes().json());
    putLinks(json, "members", links.members());
    putLinks(json, "groups", links.groups());
    json.set("meta", meta(json, resource));
    return json;
  }

  /** One entry of {@code members} or {@code groups}. */
  public ObjectNode link(ObjectNode into, ResourceLinks.Link link) {
    into.put("value", link.id().text());
    into.put("$ref", location(link.id()));
    if (link.display() != null) {
      into.put("display", link.display());
    }
    return into.put("type", ResourceType.of(link.id()).wire());
  }

  private void putLinks(ObjectNode json, String name, @Nullable List<ResourceLinks.Link> links) {
    if (links != null && !links.isEmpty()) {
      ArrayNode array = json.putArray(name);
      links.forEach(link -> link(array.addObject(), link));
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
