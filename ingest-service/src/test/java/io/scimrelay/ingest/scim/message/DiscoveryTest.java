package io.scimrelay.ingest.scim.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private final Discovery discovery = new Discovery("https://r/c", Discovery.Limits.DEFAULT, true);

  @Test
  void saysEveryCharacteristicOfEveryAttribute() {
    // When
    ObjectNode schemas = discovery.schemas();

    // Then
    assertEquals(3, schemas.path("totalResults").asInt());
    schemas.path("Resources").forEach(schema -> schema.path("attributes").forEach(this::complete));
  }

  private void complete(JsonNode attribute) {
    for (String characteristic :
        List.of(
            "name",
            "type",
            "multiValued",
            "description",
            "required",
            "caseExact",
            "mutability",
            "returned",
            "uniqueness")) {
      assertTrue(attribute.has(characteristic), () -> characteristic + " of " + attribute);
    }
    attribute.path("subAttributes").forEach(this::complete);
  }

  @Test
  void namesTheExtensionOfUsers() {
    // When
    JsonNode user = discovery.resourceType("user").orElseThrow();

    // Then
    assertEquals("/Users", user.path("endpoint").asText());
    assertEquals(
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        user.at("/schemaExtensions/0/schema").asText());
    assertEquals("https://r/c/ResourceTypes/User", user.at("/meta/location").asText());
  }

  @Test
  void tellsWhatIsServed() {
    // When
    ObjectNode config = discovery.serviceProviderConfig();

    // Then
    assertTrue(config.at("/patch/supported").asBoolean());
    assertEquals(1000, config.at("/bulk/maxOperations").asInt());
    assertEquals(1000, config.at("/filter/maxResults").asInt());
    assertTrue(config.at("/pagination/cursor").asBoolean());
    assertEquals("oauthbearertoken", config.at("/authenticationSchemes/0/type").asText());
  }

  @Test
  void findsASchemaByItsUrn() {
    // When
    boolean found = discovery.schema("urn:ietf:params:scim:schemas:core:2.0:Group").isPresent();
    boolean other = discovery.schema("urn:ietf:params:scim:schemas:core:2.0:Device").isPresent();

    // Then
    assertTrue(found);
    assertEquals(false, other);
  }
}
