package io.scimrelay.ingest.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class ClockCheckIT {
  @Inject ClockStore store;
  @Inject Vertx vertx;

  @Test
  void aClockThatIsOffIsNotReady() {
    // Given
    ClockCheck late = check(Duration.ofSeconds(-32));
    ClockCheck right = check(Duration.ofSeconds(-2));

    // When
    late.measure().await().indefinitely();
    right.measure().await().indefinitely();

    // Then
    assertEquals(HealthCheckResponse.Status.DOWN, late.call().getStatus());
    assertEquals(HealthCheckResponse.Status.UP, right.call().getStatus());
  }

  @Test
  void readinessSaysSo() {
    // When
    TestConnection.Answer ready =
        TestConnection.send(TestConnection.server() + "/q/health/ready", "GET", null);

    // Then
    assertEquals(200, ready.status());
    assertTrue(ready.response().body().contains("\"clock\""), ready.response().body());
  }

  private ClockCheck check(Duration off) {
    return new ClockCheck(store, InstantSource.offset(InstantSource.system(), off), vertx);
  }
}
