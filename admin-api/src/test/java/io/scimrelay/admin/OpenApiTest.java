package io.scimrelay.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@AdminTest
class OpenApiTest {

  /** What changed on purpose is copied from target/openapi.served.json. */
  @Test
  void theDescriptionIsTheOneThatWasAgreed() throws IOException {
    // Given
    String agreed;
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.json")) {
      assertNotNull(in);
      agreed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    // When
    String served =
        sorted(RestAssured.given().get("/q/openapi?format=json").then().extract().asString());
    Files.writeString(Path.of("target/openapi.served.json"), served);

    // Then
    assertEquals(agreed, served);
  }

  /** The order of members is chance, and the server is where the test runs. */
  private static String sorted(String json) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    Map<?, ?> tree = mapper.readValue(json, TreeMap.class);
    tree.remove("servers");
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
  }

  @Test
  void everyRouteIsDescribed() {
    // Given
    var description = RestAssured.given().get("/q/openapi?format=json").then().extract().jsonPath();

    // When
    Route.all()
        .forEach(
            route -> {
              String path =
                  "paths.'" + route.template() + "'." + route.method().toLowerCase(Locale.ROOT);

              // Then
              assertNotNull(description.get(path + ".summary"), route.toString());
              assertNotNull(description.get(path + ".security"), route.toString());
              assertNotNull(description.get(path + ".responses.default"), route.toString());
            });
  }
}
