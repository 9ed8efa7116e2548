package io.scimrelay.deploy.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.deploy.client.HttpJson.Answer;
import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.process.ResidentMemory;
import io.scimrelay.deploy.system.ScratchStack.Said;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MainJobIT {
  private static final long MOST_MEGABYTES = 300;

  private static ScratchStack stack;

  @BeforeAll
  static void start() {
    stack = ScratchStack.up();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void theDemoEndsWellAndSaysSo() {
    // When
    Said said = stack.run("demo");

    // Then
    assertEquals(0, said.status(), said.text());
    assertTrue(
        said.text().contains("27 SCIM calls sent, 27 webhooks expected, 27 arrived"), said.text());
    assertTrue(said.text().indexOf('\u001b') < 0, "colours in a pipe");
  }

  @Test
  void everyAcceptedChangeArrivesSignedAndStandsInTheLog() throws Exception {
    // Given
    Vendor vendor = Vendor.create(stack.file(), "Main job");
    try (Receiver receiver = new Receiver()) {
      vendor.endpoint(receiver);
      ScimClient client = vendor.connection(vendor.organization("Main job"), "main", "generic");
      DirectoryTraffic traffic = new DirectoryTraffic(client, "main", 7, true, 150, () -> false);

      // When
      traffic.run();

      // Then
      assertEquals(0, new Reckoning(vendor, receiver).settle(List.of(traffic)), "repeated");
    }
  }

  @Test
  void aTokenOfAnotherConnectionIsAnsweredAsAWrongOne() throws Exception {
    // Given
    Vendor vendor = Vendor.create(stack.file(), "Tokens");
    String organization = vendor.organization("Tokens");
    ScimClient ours = vendor.connection(organization, "ours", "okta");
    ScimClient other = vendor.connection(organization, "other", "okta");

    // When
    Answer foreign = ours.call("GET", "/Users", bearer(other.token()), null);
    Answer wrong = ours.call("GET", "/Users", bearer("nonsense"), null);

    // Then
    assertEquals(401, foreign.status());
    assertEquals(foreign.body(), wrong.body());
  }

  @Test
  void thePresentStateOfAUserIsToldAgainOnDemand() throws Exception {
    // Given
    Vendor vendor = Vendor.create(stack.file(), "Emit");
    try (Receiver receiver = new Receiver()) {
      vendor.endpoint(receiver);
      ScimClient client = vendor.connection(vendor.organization("Emit"), "emit", "generic");
      JsonNode ada = new JsonMapper().readTree("{\"userName\":\"ada@x.example\"}");
      String user = client.call("POST", "/Users", ada).body().path("id").asText();

      // When
      String job = vendor.admin().post("/users/" + user + "/emit", Map.of()).path("id").asText();

      // Then
      Awaitility.await()
          .until(
              () -> vendor.admin().get("/jobs/" + job).path("state").asText(), "succeeded"::equals);
      Awaitility.await()
          .until(
              () ->
                  receiver.arrivals().stream()
                      .map(Receiver.Arrival::event)
                      .anyMatch(MainJobIT::isEmitted));
      assertEquals(0, receiver.refused());
      JsonNode last = vendor.events().get("/events?type=user.updated").path("data").path(0);
      assertTrue(isEmitted(last), last.toString());
      assertEquals(2, last.path("data").path("user").path("version").asInt());
    }
  }

  private static boolean isEmitted(JsonNode event) {
    return event.path("emitted").asBoolean()
        && event.path("type").asText().equals("user.updated")
        && !event.path("data").has("changes");
  }

  @Test
  void everyServiceStaysUnderItsShareOfMemory() {
    // When
    Map<String, Long> megabytes =
        Map.of(
            "ingest", memory("ingest"), "delivery", memory("delivery"), "admin", memory("admin"));

    // Then
    assertTrue(
        megabytes.values().stream().allMatch(mb -> mb < MOST_MEGABYTES), megabytes.toString());
  }

  @Test
  void healthMetricsAndOpenApiAreServed() throws Exception {
    // Given
    Vendor vendor = Vendor.create(stack.file(), "Health");

    // When, Then
    for (String kind : List.of("ingest", "delivery", "admin")) {
      for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi")) {
        JsonNode none = null;
        assertEquals(
            200,
            vendor.http().call("GET", stack.process(kind).url() + path, Map.of(), none).status());
      }
    }
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static long memory(String kind) {
    return ResidentMemory.megabytes(stack.process(kind).pid());
  }
}
