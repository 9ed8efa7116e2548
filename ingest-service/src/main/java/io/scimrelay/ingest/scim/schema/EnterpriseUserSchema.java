package io.scimrelay.ingest.scim.schema;

import static io.scimrelay.ingest.scim.schema.AttributeDefinition.complex;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.reference;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.string;

import java.util.List;

/**
 * The enterprise extension of RFC 7643 section 4.3. A manager's {@code $ref} and name are derived
 * from {@code value}, so both are read-only here.
 */
final class EnterpriseUserSchema {
  static final Schema SCHEMA =
      new Schema(
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          "EnterpriseUser",
          "What an employer knows of a user",
          List.of(
              string("employeeNumber", "Number given by the employer"),
              string("costCenter", "Cost center"),
              string("organization", "Organization"),
              string("division", "Division"),
              string("department", "Department"),
              complex(
                  "manager",
                  "The user's manager",
                  string("value", "Identifier of the manager"),
                  reference("$ref", "URL of the manager", "User").mutability(Mutability.READ_ONLY),
                  string("displayName", "Name of the manager").mutability(Mutability.READ_ONLY))));

  private EnterpriseUserSchema() {}
}
