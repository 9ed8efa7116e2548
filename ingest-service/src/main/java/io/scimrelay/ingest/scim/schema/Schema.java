package io.scimrelay.ingest.scim.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A schema: its URN and its attributes, found by name without case. */
public final class Schema {
  private final String id;
  private final String name;
  private final String description;
  private final List<AttributeDefinition> attributes;
  private final Map<String, AttributeDefinition> byName = new HashMap<>();

  Schema(String id, String name, String description, List<AttributeDefinition> attributes) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.attributes = List.copyOf(attributes);
    for (AttributeDefinition attribute : attributes) {
      byName.put(attribute.name(), attribute);
      byName.put(attribute.name().toLowerCase(Locale.ROOT), attribute);
    }
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public List<AttributeDefinition> attributes() {
    return attributes;
  }

  public Optional<AttributeDefinition> attribute(String attribute) {
    AttributeDefinition exact = byName.get(attribute);
    return Optional.ofNullable(
        exact != null ? exact : byName.get(attribute.toLowerCase(Locale.ROOT)));
  }
}
