package io.scimrelay.ingest.scim.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A schema as {@code /Schemas} shows it, every characteristic said. */
public final class SchemaJson {
  public static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

  private SchemaJson() {}

  public static ObjectNode of(Schema schema) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("schemas").add(SCHEMA);
    json.put("id", schema.id());
    json.put("name", schema.name());
    json.put("description", schema.description());
    ArrayNode attributes = json.putArray("attributes");
    schema.attributes().forEach(attribute -> write(attributes.addObject(), attribute));
    return json;
  }

  private static void write(ObjectNode json, AttributeDefinition attribute) {
    json.put("name", attribute.name());
    json.put("type", attribute.type().wire());
    json.put("multiValued", attribute.multiValued());
    json.put("description", attribute.description());
    json.put("required", attribute.required());
    json.put("caseExact", attribute.caseExact());
    json.put("mutability", attribute.mutability().wire());
    json.put("returned", attribute.returned().wire());
    json.put("uniqueness", attribute.uniqueness().wire());
    lists(json, attribute);
  }

  private static void lists(ObjectNode json, AttributeDefinition attribute) {
    if (!attribute.canonicalValues().isEmpty()) {
      attribute.canonicalValues().forEach(json.putArray("canonicalValues")::add);
    }
    if (!attribute.referenceTypes().isEmpty()) {
      attribute.referenceTypes().forEach(json.putArray("referenceTypes")::add);
    }
    if (attribute.complex()) {
      ArrayNode subs = json.putArray("subAttributes");
      attribute.subAttributes().forEach(sub -> write(subs.addObject(), sub));
    }
  }
}
