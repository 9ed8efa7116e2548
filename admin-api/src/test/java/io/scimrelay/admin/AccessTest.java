package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Everything;
import io.scimrelay.admin.testing.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@AdminTest
class AccessTest {

  @Test
  void withoutAValidKeyEveryRouteIsClosed() {
    // Given
    Everything theirs = Everything.made();
    List<Api> strangers =
        List.of(
            new Api(""),
            new Api("op_wrong"),
            new Api("sk_wrong"),
            new Api(theirs.api().key() + "x"));

    // When
    Stream<Executable> asked =
        Route.all().stream()
            .flatMap(
                route -> strangers.stream().map(stranger -> () -> closed(route, stranger, theirs)));

    // Then
    assertAll(asked);
  }

  private static void closed(Route route, Api stranger, Everything theirs) {
    route
        .call(stranger, theirs)
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"))
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
  }

  @Test
  void theOperatorAndTenantsKeepToTheirOwnRoutes() {
    // Given
    Everything theirs = Everything.made();

    // When
    Stream<Executable> asked = Route.all().stream().map(route -> () -> wrongKind(route, theirs));

    // Then
    assertAll(asked);
  }

  private static void wrongKind(Route route, Everything theirs) {
    Api wrong = route.operators() ? theirs.api() : Api.operator();
    String code = route.operators() ? "operator_only" : "tenant_key_needed";
    route.call(wrong, theirs).statusCode(403).body("code", equalTo(code));
  }

  @Test
  void aMissingScopeIsNamed() {
    // Given
    Api all = Api.tenant();
    Map<String, Object> wanted = Map.of("name", "reader", "scopes", List.of("endpoints:read"));

    // When
    Api reader = new Api(all.post("/api-keys", wanted).extract().path("secret"));

    // Then
    reader.get("/endpoints").statusCode(200);
    reader
        .post("/endpoints", Map.of("url", "https://a.example.com"))
        .statusCode(403)
        .body("code", equalTo("missing_scope"))
        .body("detail", equalTo("The API key lacks endpoints:write."));
    reader.get("/api-keys").statusCode(403);
  }

  @Test
  void aRevokedKeyIsRefusedWithinASecond() {
    // Given
    Api first = Api.tenant();
    var made = first.post("/api-keys", Map.of("name", "second")).extract().jsonPath();
    Api second = new Api(made.getString("secret"));
    second.get("/connections").statusCode(200);

    // When
    first.delete("/api-keys/" + made.getString("id")).statusCode(204);

    // Then
    Awaitility.await()
        .atMost(Duration.ofMillis(1500))
        .untilAsserted(() -> second.get("/connections").statusCode(401));
    first.get("/api-keys").body("data.size()", equalTo(1));
    first.delete("/api-keys/" + made.getString("id")).statusCode(404);
  }

  @Test
  void anExpiredKeyIsRefused() {
    // Given
    Api first = Api.tenant();
    Instant soon = Instant.now().plusMillis(300);

    // When
    Api second =
        new Api(
            first
                .post("/api-keys", Map.of("name", "brief", "expiresAt", soon.toString()))
                .statusCode(201)
                .extract()
                .path("secret"));

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> second.get("/connections").statusCode(401));
  }

  @Test
  void keysAreStoredAsHashes() {
    // Given
    Api api = Api.tenant();

    // When
    long written =
        io.scimrelay.admin.testing.Seed.rows(
                "select 1 from control.api_key k where k::text like '%' || ? || '%'", api.key())
            .size();

    // Then
    assertEquals(0, written);
  }
}
