package io.scimrelay.ingest.scim.schema;

import static io.scimrelay.ingest.scim.schema.AttributeDefinition.bool;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.complex;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.reference;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.string;
import static io.scimrelay.ingest.scim.schema.AttributeDefinition.typed;

import java.util.List;

/** The core User schema of RFC 7643 section 4.1. */
final class UserSchema {
  static final Schema SCHEMA =
      new Schema(
          "urn:ietf:params:scim:schemas:core:2.0:User", "User", "User account", attributes());

  private UserSchema() {}

  private static List<AttributeDefinition> attributes() {
    return List.of(
        string("userName", "Name the user signs in with; unique without regard to case")
            .mandatory()
            .unique(Uniqueness.SERVER),
        complex(
            "name",
            "Parts of the user's name",
            string("formatted", "Full name as shown"),
            string("familyName", "Family name"),
            string("givenName", "Given name"),
            string("middleName", "Middle names"),
            string("honorificPrefix", "Title before the name"),
            string("honorificSuffix", "Suffix after the name")),
        string("displayName", "Name to show to others"),
        string("nickName", "Casual name"),
        reference("profileUrl", "Page about the user", "external"),
        string("title", "Job title"),
        string("userType", "Relation to the organization"),
        string("preferredLanguage", "Languages in order of preference"),
        string("locale", "Locale for numbers, dates and currency"),
        string("timezone", "Time zone in the IANA database's form"),
        bool("active", "Whether the user may use the service"),
        string("password", "Accepted and never kept, returned or passed on")
            .mutability(Mutability.WRITE_ONLY)
            .returned(Returned.NEVER),
        plural("emails", "E-mail addresses", "E-mail address", "work", "home", "other"),
        plural(
            "phoneNumbers",
            "Telephone numbers",
            "Telephone number",
            "work",
            "home",
            "mobile",
            "fax",
            "pager",
            "other"),
        plural(
            "ims",
            "Instant messaging addresses",
            "Instant messaging address",
            "aim",
            "gtalk",
            "icq",
            "xmpp",
            "msn",
            "skype",
            "qq",
            "yahoo"),
        plural(
            "photos",
            "Photos of the user",
            reference("value", "URL of a photo", "external"),
            "photo",
            "thumbnail"),
        addresses(),
        groups(),
        plural("entitlements", "Things the user is entitled to", "Entitlement"),
        plural("roles", "Roles of the user", "Role"),
        plural(
            "x509Certificates",
            "X.509 certificates of the user",
            typed(AttributeType.BINARY, "value", "Certificate in DER, base64 encoded").exact()));
  }

  private static AttributeDefinition addresses() {
    return complex(
            "addresses",
            "Postal addresses",
            string("formatted", "Whole address as shown"),
            string("streetAddress", "Street, house number, post box"),
            string("locality", "City"),
            string("region", "State or region"),
            string("postalCode", "Postal code"),
            string("country", "Country as an ISO 3166-1 alpha-2 code"),
            string("type", "What the address is for").canonical("work", "home", "other"),
            primary())
        .multiple();
  }

  private static AttributeDefinition groups() {
    return complex(
            "groups",
            "Groups the user is a direct member of; changed through the groups",
            string("value", "Identifier of the group").exact().mutability(Mutability.READ_ONLY),
            reference("$ref", "URL of the group", "Group").mutability(Mutability.READ_ONLY),
            string("display", "Name of the group").mutability(Mutability.READ_ONLY),
            string("type", "How the user is a member")
                .canonical("direct", "indirect")
                .mutability(Mutability.READ_ONLY))
        .multiple()
        .mutability(Mutability.READ_ONLY);
  }

  private static AttributeDefinition plural(
      String name, String description, String value, String... types) {
    return plural(name, description, string("value", value), types);
  }

  private static AttributeDefinition plural(
      String name, String description, AttributeDefinition value, String... types) {
    return complex(
            name,
            description,
            value,
            string("display", "Text to show"),
            string("type", "What the entry is for").canonical(types),
            primary())
        .multiple();
  }

  private static AttributeDefinition primary() {
    return bool("primary", "Whether the entry is the preferred one; at most one is");
  }
}
