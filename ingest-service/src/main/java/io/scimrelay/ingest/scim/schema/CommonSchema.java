package io.scimrelay.ingest.scim.schema;

import static io.scimrelay.ingest.scim.schema.AttributeDefinition.complex;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.reference;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.string;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.typed;

import java.util.List;

/** The attributes of every resource, RFC 7643 section 3.1; they stand in no schema of their own. */
final class CommonSchema {
  static final Schema SCHEMA =
      new Schema(
          "",
          "Common",
          "What every resource has",
          List.of(
              reference("schemas", "URNs of the schemas in use", "uri")
                  .multiple()
                  .exact()
                  .returned(Returned.ALWAYS),
              string("id", "Identifier given by the service provider")
                  .exact()
                  .mutability(Mutability.READ_ONLY)
                  .returned(Returned.ALWAYS)
                  .unique(Uniqueness.SERVER),
              string("externalId", "Identifier given by the client").exact(),
              complex(
                      "meta",
                      "Metadata of the resource",
                      readOnly(string("resourceType", "Name of the resource type").exact()),
                      readOnly(typed(AttributeType.DATE_TIME, "created", "When it was created")),
                      readOnly(
                          typed(AttributeType.DATE_TIME, "lastModified", "When it last changed")),
                      readOnly(reference("location", "URL of the resource", "uri").exact()),
                      readOnly(string("version", "ETag of the resource").exact()))
                  .mutability(Mutability.READ_ONLY)));

  private CommonSchema() {}

  private static AttributeDefinition readOnly(AttributeDefinition attribute) {
    return attribute.mutability(Mutability.READ_ONLY);
  }
}
