package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Everything;
import io.scimrelay.admin.testing.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AdminTest
class ProblemTest {
  private static final List<String> RUBBISH =
      List.of(
          "",
          "null",
          "{",
          "[]",
          "[{}]",
          "7",
          "\"text\"",
          "{}{}",
          "{\"name\":null,\"url\":null,\"provider\":null}",
          "{\"name\":{},\"url\":[],\"scopes\":\"x\",\"expiresAt\":\"soon\"}",
          "{\"name\":\"\\u0000\",\"url\":\"\\ud800\"}",
          "{\"name\":\"a\",\"name\":\"b\"}",
          "{\"headers\":{\"a\\u0000\":\"b\"},\"eventTypes\":[null],\"connectionIds\":[null]}",
          "{\"overlapSeconds\":1e999,\"force\":\"yes\",\"since\":17}",
          "{\"overlapSeconds\":99999999999999999999,\"rateLimitPerSecond\":1.5}",
          "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
          "{\"surprise\":true}");

  @Test
  void rubbishIsNeverOurFault() {
    // Given
    Everything theirs = Everything.made();

    // When
    Stream<Executable> asked =
        Route.all().stream()
            .filter(Route::takesBody)
            .filter(route -> !route.template().endsWith("/test"))
            .flatMap(route -> RUBBISH.stream().map(body -> () -> below500(route, theirs, body)));

    // Then
    assertAll(asked);
  }

  private static void below500(Route route, Everything theirs, String body) {
    Api caller = route.operators() ? Api.operator() : theirs.api();
    Response answer =
        caller
            .request()
            .basePath("")
            .body(body)
            .request(route.method(), theirs.path(route.template()));
    assertTrue(answer.statusCode() < 500, () -> route + " " + body + ": " + answer.asString());
    if (answer.statusCode() >= 400) {
      answer
          .then()
          .contentType("application/problem+json")
          .body("code", equalTo(answer.path("code")));
    }
  }

  /** A key whose end is not understood would have none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"\\u0000\"",
        "0",
        "1e300",
        "\"1\"",
        "\"2030-01-01\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "true"
      })
  void whatIsNoTimeIs400(String text) {
    Api api = Api.tenant();
    api.request()
        .body("{\"name\": \"k\", \"scopes\": [\"events:read\"], \"expiresAt\": " + text + "}")
        .post("/api-keys")
        .then()
        .statusCode(400);
    api.request()
        .body("{\"since\": " + text + "}")
        .post("/endpoints/" + api.endpoint() + "/recover")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "\"\"", "\"true\"", "1000000000000000000000000000"})
  void whatIsNoYesOrNoIs400(String text) {
    Api api = Api.tenant();
    api.request()
        .body("{\"enabled\": " + text + "}")
        .patch("/endpoints/" + api.endpoint())
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=1001",
    "limit=x",
    "limit=-1",
    "after=x",
    "after=org_1",
    "after=%00",
    "after=org_0000000000000000000000000u"
  })
  void aBadPageIs400(String query) {
    Api.tenant().get("/organizations?" + query).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"state=gone", "connectionId=x", "connectionId=ten_00000000000000000000000000"})
  void aBadFilterIs400(String query) {
    Api api = Api.tenant();
    api.get("/endpoints/" + api.endpoint() + "/messages?" + query)
        .statusCode(400)
        .body("code", equalTo("invalid_request"));
  }

  @ParameterizedTest
  @CsvSource({"userName=%00", "email=%00", "externalId=a%00b", "active=perhaps"})
  void aBadSearchIs400(String query) {
    Api api = Api.tenant();
    api.request()
        .urlEncodingEnabled(false)
        .get("/connections/" + api.connection() + "/users?" + query)
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/organizations/x",
    "/v1/organizations/org_",
    "/v1/endpoints/%00",
    "/v1/connections/..%2f",
    "/v1/organizations/org_zzzzzzzzzzzzzzzzzzzzzzzzzz",
    "/v1/nothing",
    "/nothing",
    "/v1/organizations/ten_00000000000000000000000000"
  })
  void whatIsNotThereIs404(String path) {
    Api.tenant()
        .request()
        .basePath("")
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not_found"));
  }

  @Test
  void anotherMethodIs405() {
    Api.tenant()
        .delete("/organizations")
        .statusCode(405)
        .contentType("application/problem+json")
        .body("code", equalTo("method_not_allowed"));
  }

  @Test
  void anotherMediaTypeIs415() {
    RestAssured.given()
        .header("Authorization", "Bearer " + Api.tenant().key())
        .contentType("text/plain")
        .body("{}")
        .post("/v1/organizations")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("code", equalTo("unsupported_media_type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "/", "application/", "a/b/c", "application/json; charset=\"", ";"})
  void aMediaTypeThatIsNoneIsNotOurFault(String type) throws Exception {
    // Given
    URI target = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/organizations");
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer " + Api.tenant().key())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("{\"name\":\"a\"}"))
            .build();

    // When
    HttpResponse<String> answer;
    try (HttpClient client = HttpClient.newHttpClient()) {
      answer = client.send(request, BodyHandlers.ofString());
    }

    // Then
    assertTrue(answer.statusCode() < 500, () -> type + ": " + answer.body());
  }

  @Test
  void aHugeBodyIs413() {
    Api.tenant()
        .post("/organizations", "{\"name\":\"" + "x".repeat(1_500_000) + "\"}")
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void whatIsWrongWithABodyIsPointedAt() {
    Api.tenant()
        .post("/organizations", Map.of("name", " ", "domains", List.of("a.com", "no domain")))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("about:blank"))
        .body("title", equalTo("The request is not valid"))
        .body("status", equalTo(400))
        .body("code", equalTo("invalid_request"))
        .body("errors.pointer", equalTo(List.of("/domains/1", "/name")));
  }

  @Test
  void anUnknownMemberIsNamed() {
    Api.tenant()
        .post("/organizations", Map.of("name", "a", "surname", "b"))
        .statusCode(400)
        .body("errors.pointer", hasItem("/surname"))
        .body("detail", equalTo("/surname is not known here"));
  }
}
