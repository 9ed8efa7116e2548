package io.scimrelay.ingest.scim.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.Schema;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import io.scimrelay.ingest.scim.schema.SchemaJson;
import io.scimrelay.ingest.scim.schema.Uniqueness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The discovery endpoints of RFC 7644 section 4: what is served, and how. */
public final class Discovery {
  private static final String CONFIG =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
  private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

  private final String baseUrl;
  private final Limits limits;
  private final boolean uniqueGroupNames;

  /** What the configuration tells of limits; false where an operation is not served. */
  public record Limits(
      boolean bulk, int maxOperations, long maxPayloadSize, int maxResults, boolean cursors) {
    public static final Limits DEFAULT = new Limits(true, 1000, 16L * 1024 * 1024, 1000, true);
  }

  /**
   * @param uniqueGroupNames whether no two groups may have one name
   */
  public Discovery(String baseUrl, Limits limits, boolean uniqueGroupNames) {
    this.baseUrl = baseUrl;
    this.limits = limits;
    this.uniqueGroupNames = uniqueGroupNames;
  }

  public ObjectNode serviceProviderConfig() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.putArray("schemas").add(CONFIG);
    supported(config, "patch", true);
    supported(config, "bulk", limits.bulk())
        .put("maxOperations", limits.maxOperations())
        .put("maxPayloadSize", limits.maxPayloadSize());
    supported(config, "filter", true).put("maxResults", limits.maxResults());
    supported(config, "changePassword", false);
    supported(config, "sort", true);
    supported(config, "etag", true);
    pagination(config.putObject("pagination"));
    scheme(config.putArray("authenticationSchemes"));
    meta(config, "ServiceProviderConfig", "/ServiceProviderConfig");
    return config;
  }

  public ObjectNode schemas() {
    return ListResponse.whole(SchemaCatalog.all().stream().map(this::schema).toList()).json();
  }

  public Optional<ObjectNode> schema(String urn) {
    return SchemaCatalog.schema(urn).map(this::schema);
  }

  public ObjectNode resourceTypes() {
    return ListResponse.whole(types().stream().map(this::resourceType).toList()).json();
  }

  public Optional<ObjectNode> resourceType(String name) {
    return types().stream()
        .filter(type -> type.wire().equalsIgnoreCase(name))
        .findFirst()
        .map(this::resourceType);
  }

  private static List<ResourceType> types() {
    return Arrays.asList(ResourceType.values());
  }

  private ObjectNode schema(Schema schema) {
    ObjectNode json = SchemaJson.of(schema);
    if (schema == ResourceType.GROUP.schemas().core() && !uniqueGroupNames) {
      named(json.withArray("attributes"), "displayName").put("uniqueness", Uniqueness.NONE.wire());
    }
    meta(json, "Schema", "/Schemas/" + schema.id());
    return json;
  }

  private static ObjectNode named(ArrayNode attributes, String name) {
    for (JsonNode attribute : attributes) {
      if (attribute.path("name").asText().equals(name)) {
        return (ObjectNode) attribute;
      }
    }
    throw new IllegalStateException("no attribute " + name);
  }

  private ObjectNode resourceType(ResourceType type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("schemas").add(RESOURCE_TYPE);
    json.put("id", type.wire());
    json.put("name", type.wire());
    json.put("description", type.schemas().core().description());
    json.put("endpoint", type.endpoint());
    json.put("schema", type.schema());
    ArrayNode extensions = json.putArray("schemaExtensions");
    for (Schema extension : type.schemas().extensions()) {
      extensions.addObject().put("schema", extension.id()).put("required", false);
    }
    meta(json, "ResourceType", "/ResourceTypes/" + type.wire());
    return json;
  }

  private void pagination(ObjectNode pagination) {
    pagination.put("cursor", limits.cursors());
    pagination.put("index", true);
    pagination.put("defaultPaginationMethod", "index");
    pagination.put("defaultPageSize", Math.min(100, limits.maxResults()));
    pagination.put("maxPageSize", limits.maxResults());
  }

  private static void scheme(ArrayNode schemes) {
    schemes
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "A token of the connection, in the Authorization header")
        .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
        .put("primary", true);
  }

  private static ObjectNode supported(ObjectNode config, String feature, boolean supported) {
    return config.putObject(feature).put("supported", supported);
  }

  private void meta(ObjectNode json, String type, String path) {
    json.putObject("meta").put("resourceType", type).put("location", baseUrl + path);
  }
}
