package io.scimrelay.ingest.scim.resource;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.UUID;

/** The resource types that are served. */
public enum ResourceType {
  USER("User", "/Users", "urn:ietf:params:scim:schemas:core:2.0:User", ResourceId.Kind.USER),
  GROUP("Group", "/Groups", "urn:ietf:params:scim:schemas:core:2.0:Group", ResourceId.Kind.GROUP);

  private final String wire;
  private final String endpoint;
  private final String schema;
  private final ResourceId.Kind kind;

  ResourceType(String wire, String endpoint, String schema, ResourceId.Kind kind) {
    this.wire = wire;
    this.endpoint = endpoint;
    this.schema = schema;
    this.kind = kind;
  }

  public static ResourceType of(ResourceId id) {
    return switch (id.kind()) {
      case USER -> USER;
      case GROUP -> GROUP;
    };
  }

  public ResourceId id(UUID value) {
    return new ResourceId(kind, value);
  }

  /** The name in {@code meta.resourceType}. */
  public String wire() {
    return wire;
  }

  /** Its core schema with its extensions. */
  public TypeSchema schemas() {
    return this == USER ? SchemaCatalog.USER : SchemaCatalog.GROUP;
  }

  /** The path below the connection's base URL. */
  public String endpoint() {
    return endpoint;
  }

  public String schema() {
    return schema;
  }

  public ResourceId.Kind kind() {
    return kind;
  }
}
