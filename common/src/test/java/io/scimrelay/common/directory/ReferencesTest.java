package io.scimrelay.common.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.id.ResourceId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final UUID ID = new UUID(0, 1);

  @Test
  void refersToAUserInShort() throws Exception {
    // Given
    JsonNode ada = JSON.readTree("{\"userName\":\"ada\",\"name\":{\"formatted\":\"Ada B\"}}");

    // When
    JsonNode reference = References.of(ResourceId.user(ID), ada);

    // Then
    assertEquals(
        "{\"id\":\"usr_00000000000000000000000001\",\"externalId\":null,\"userName\":\"ada\","
            + "\"email\":null,\"displayName\":\"Ada B\"}",
        reference.toString());
  }

  @Test
  void refersToAGroupInShort() throws Exception {
    // Given
    JsonNode crew = JSON.readTree("{\"displayName\":\"Crew\",\"externalId\":\"7\"}");

    // When
    JsonNode reference = References.of(ResourceId.group(ID), crew);

    // Then
    assertEquals(
        "{\"id\":\"grp_00000000000000000000000001\",\"externalId\":\"7\",\"displayName\":\"Crew\"}",
        reference.toString());
  }
}
