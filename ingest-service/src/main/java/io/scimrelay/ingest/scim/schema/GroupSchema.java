package io.scimrelay.ingest.scim.schema;

import static io.scimrelay.ingest.scim.schema.AttributeDefinition.complex;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.reference;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.string;

import java.util.List;

/** The core Group schema of RFC 7643 section 4.2. */
final class GroupSchema {
  static final Schema SCHEMA =
      new Schema(
          "urn:ietf:params:scim:schemas:core:2.0:Group",
          "Group",
          "Group of users and groups",
          List.of(
              string("displayName", "Name of the group").mandatory().unique(Uniqueness.SERVER),
              complex(
                      "members",
                      "Users and groups in the group",
                      string("value", "Identifier of the member")
                          .exact()
                          .mutability(Mutability.IMMUTABLE),
                      reference("$ref", "URL of the member", "User", "Group")
                          .mutability(Mutability.IMMUTABLE),
                      string("display", "Name of the member").mutability(Mutability.READ_ONLY),
                      string("type", "What the member is")
                          .canonical("User", "Group")
                          .mutability(Mutability.IMMUTABLE))
                  .multiple()));

  private GroupSchema() {}
}
