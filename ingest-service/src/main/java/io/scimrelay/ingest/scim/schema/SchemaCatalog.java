package io.scimrelay.ingest.scim.schema;

import java.util.List;
import java.util.Optional;

/** The schemas that are served. */
public final class SchemaCatalog {
  public static final Schema ENTERPRISE_USER = EnterpriseUserSchema.SCHEMA;
  public static final TypeSchema USER = new TypeSchema(UserSchema.SCHEMA, List.of(ENTERPRISE_USER));
  public static final TypeSchema GROUP = new TypeSchema(GroupSchema.SCHEMA, List.of());

  private SchemaCatalog() {}

  public static List<Schema> all() {
    return List.of(UserSchema.SCHEMA, GroupSchema.SCHEMA, ENTERPRISE_USER);
  }

  public static Optional<Schema> schema(String urn) {
    return all().stream().filter(schema -> schema.id().equalsIgnoreCase(urn)).findFirst();
  }
}
