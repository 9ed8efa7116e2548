package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Seed;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretCipher.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AdminTest
class EndpointTest {
  private final SecretCipher cipher;

  EndpointTest(SecretCipher cipher) {
    this.cipher = cipher;
  }

  @Test
  void aNewEndpointIsActiveAndShowsItsSecret() {
    // Given
    Api api = Api.tenant();

    // When
    var made =
        api.post("/endpoints", Map.of("url", "https://hooks.example.com/a"))
            .statusCode(201)
            .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
            .body("ordering", equalTo("causal"))
            .body("state", equalTo("active"))
            .body("disabledReason", nullValue())
            .body("breaker", equalTo("closed"))
            .body("backlog", equalTo(0))
            .extract()
            .jsonPath();

    // Then
    api.get("/endpoints/" + made.getString("id")).body("secret", nullValue());
    api.get("/endpoints/" + made.getString("id") + "/secret")
        .body("secret", equalTo(made.getString("secret")))
        .body("algorithm", equalTo("hmac-sha256"));
  }

  @Test
  void theSecretIsSealedForItsRow() {
    // Given
    Api api = Api.tenant();
    var made =
        api.post("/endpoints", Map.of("url", "https://hooks.example.com/a")).extract().jsonPath();

    // When
    Map<String, Object> row =
        Seed.rows(
                "select secret_id, tenant_id, sealed from control.target_secret where endpoint_id = ?",
                typed(made.getString("id")).value())
            .getFirst();
    Place place =
        new Place(
            "endpoint-secret",
            (UUID) Objects.requireNonNull(row.get("tenant_id")),
            (UUID) Objects.requireNonNull(row.get("secret_id")));
    byte[] opened = cipher.open(place, (byte[]) Objects.requireNonNull(row.get("sealed")));

    // Then
    assertEquals(made.getString("secret"), new String(opened, StandardCharsets.UTF_8));
  }

  @Test
  void aRotatedSecretEndsAfterTheOverlap() {
    // Given
    Api api = Api.tenant();
    String id = api.endpoint();
    String old = api.get("/endpoints/" + id + "/secret").extract().path("secret");

    // When
    String fresh =
        api.post("/endpoints/" + id + "/secret/rotate")
            .statusCode(200)
            .body("ending[0].secret", equalTo(old))
            .body("ending[0].endsAt", notNullValue())
            .extract()
            .path("secret");
    api.post(
            "/endpoints/" + id + "/secret/rotate",
            Map.of("overlapSeconds", 0, "algorithm", "ed25519"))
        .body("secret", nullValue())
        .body("publicKey", matchesPattern("whpk_[A-Za-z0-9+/]{43}="));

    // Then
    assertNotEquals(old, fresh);
    api.get("/endpoints/" + id + "/secret").body("ending.size()", equalTo(0));
  }

  @Test
  void aVerdictOfDeliveryDisablesUntilItIsEnabledAgain() {
    // Given
    Api api = Api.tenant();
    String id = api.endpoint();
    Seed.verdict(typed(id), tenantOf(id), "gone", 1);
    api.get("/endpoints/" + id)
        .body("state", equalTo("disabled"))
        .body("disabledReason", equalTo("gone"))
        .body("enabled", equalTo(false));
    api.post("/endpoints/" + id + "/resume").statusCode(409).body("code", equalTo("wrong_state"));

    // When
    api.post("/endpoints/" + id + "/enable").body("state", equalTo("active"));

    // Then
    api.get("/endpoints").body("data[0].state", equalTo("active"));
    assertEquals(2L, generation(id));
  }

  @Test
  void aNewUrlVoidsTheVerdictAndOtherChangesDoNot() {
    // Given
    Api api = Api.tenant();
    String id = api.endpoint();
    Seed.verdict(typed(id), tenantOf(id), "failing", 1);

    // When
    api.patch("/endpoints/" + id, Map.of("description", "new"))
        .body("disabledReason", equalTo("failing"));
    api.patch("/endpoints/" + id, Map.of("url", "https://other.example.com/"))
        .body("state", equalTo("active"));

    // Then
    assertEquals(2L, generation(id));
  }

  @Test
  void pausedAndDisabledAreTwoThings() {
    // Given
    Api api = Api.tenant();
    String id = "/endpoints/" + api.endpoint();

    // When
    api.post(id + "/pause").body("state", equalTo("paused")).body("enabled", equalTo(true));
    api.post(id + "/resume").body("state", equalTo("active"));
    api.post(id + "/disable")
        .body("state", equalTo("disabled"))
        .body("disabledReason", equalTo("manual"));

    // Then
    api.patch(id, Map.of("enabled", true)).body("state", equalTo("active"));
    api.patch(id, Map.of("enabled", false)).body("disabledReason", equalTo("manual"));
  }

  @Test
  void settingsAreKeptAndResetByNull() {
    // Given
    Api api = Api.tenant();
    String connection = api.connection();
    String id =
        api.make(
            "/endpoints",
            Map.of(
                "url",
                "https://hooks.example.com/a",
                "eventTypes",
                List.of("user.*", "group.deleted"),
                "connectionIds",
                List.of(connection),
                "headers",
                Map.of("X-Tenant", "acme", "X-Old", "1"),
                "rateLimitPerSecond",
                5,
                "ordering",
                "strict"));

    // When
    api.patch(
        "/endpoints/" + id,
        "{\"headers\":{\"X-Old\":null,\"X-New\":\"2\"},\"rateLimitPerSecond\":null}");

    // Then
    api.get("/endpoints/" + id)
        .body("headers", equalTo(Map.of("X-Tenant", "acme", "X-New", "2")))
        .body("rateLimitPerSecond", nullValue())
        .body("ordering", equalTo("strict"))
        .body("connectionIds", equalTo(List.of(connection)))
        .body("eventTypes", equalTo(List.of("user.*", "group.deleted")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, blocked_target",
    "https://localhost/, blocked_target",
    "https://hooks.example.com:22/, blocked_target",
    "https://user@hooks.example.com/, invalid_url",
    "ftp://hooks.example.com/, invalid_url",
  })
  void aTargetThatMayNotBeIsRefusedOnCreateAndUpdate(String url, String code) {
    Api api = Api.tenant();
    api.post("/endpoints", Map.of("url", url)).statusCode(400).body("code", equalTo(code));
    api.patch("/endpoints/" + api.endpoint(), Map.of("url", url))
        .statusCode(400)
        .body("code", equalTo(code))
        .body("errors[0].pointer", equalTo("/url"));
  }

  private static long generation(String id) {
    return (Long)
        Objects.requireNonNull(
            Seed.rows("select generation from control.endpoint where id = ?", typed(id).value())
                .getFirst()
                .get("generation"));
  }

  private static TenantId tenantOf(String id) {
    return new TenantId(
        (UUID)
            Objects.requireNonNull(
                Seed.rows("select tenant_id from control.endpoint where id = ?", typed(id).value())
                    .getFirst()
                    .get("tenant_id")));
  }

  private static EndpointId typed(String id) {
    return EndpointId.parse(id).orElseThrow();
  }
}
