package io.scimrelay.ingest.scim.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.Core;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void writesAnErrorWithItsStatusAsText() {
    // When
    ObjectNode body = ScimError.of(ScimException.uniqueness("'ada' is taken."));

    // Then
    assertEquals(
        Core.json(
            "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error'], 'status': '409',"
                + " 'detail': '\\'ada\\' is taken.', 'scimType': 'uniqueness'}"),
        body);
  }

  @Test
  void writesAnEmptyListWithResources() {
    // When
    ObjectNode body = ListResponse.page(0, 1, List.of()).json();

    // Then
    assertEquals(0, body.path("totalResults").asInt());
    assertEquals(0, body.path("itemsPerPage").asInt());
    assertEquals(1, body.path("startIndex").asInt());
    assertEquals(true, body.path("Resources").isArray());
  }
}
