package io.scimrelay.delivery.retention;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Hook;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.Ingest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class HousekeepingIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ControlPlane control = new ControlPlane();

  @Inject Retention retention;

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
  }

  @Test
  void aTenantThatKeepsLessLosesItsDaysAndIsToldBefore() {
    // Given
    Tenant brief = control.tenant();
    Tenant other = control.tenant();
    control.keep(brief, 2, 1);
    Hook hook = control.endpoint(brief, "http://127.0.0.1:1/", "causal");
    control.state(hook.id(), "paused");
    for (Tenant tenant : List.of(brief, other)) {
      Ingest ingest = new Ingest(tenant, control.connection(tenant));
      ingest.send(ingest.user("created", "ada"), ingest.user("updated", "ada"));
      await().atMost(SOON).until(() -> types(tenant, "").size() == 2);
    }
    String cursor = given(brief, "?limit=1").getString("nextCursor");
    LocalDate today =
        LocalDate.ofInstant(java.time.InstantSource.system().instant(), ZoneOffset.UTC);

    // When
    keep(today.plusDays(1));
    List<String> nextDay = types(brief, "?type=endpoint.failing");
    keep(today.plusDays(2));
    keep(today.plusDays(2));
    List<String> lastDay = types(brief, "?type=endpoint.failing");
    List<String> before = control.messages(hook.id());
    keep(today.plusDays(3));

    // Then
    assertEquals(List.of(), nextDay);
    assertEquals(List.of("endpoint.failing"), lastDay);
    assertEquals(List.of("user.updated pending", "user.created pending"), before);
    assertEquals(
        List.of("user.updated skipped expired", "user.created skipped expired"),
        control.messages(hook.id()));
    assertEquals(List.of(), types(brief, ""));
    assertEquals(List.of("user.created", "user.updated"), types(other, ""));
    assertEquals(List.of(), types(brief, "?after=" + cursor));
  }

  private void keep(LocalDate today) {
    retention.keep(today).await().atMost(Duration.ofSeconds(60));
  }

  private static List<String> types(Tenant tenant, String query) {
    return given(tenant, query).getList("data.type");
  }

  private static io.restassured.path.json.JsonPath given(Tenant tenant, String query) {
    return io.restassured.RestAssured.given()
        .header("Authorization", "Bearer " + tenant.key())
        .get("/v1/events" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
