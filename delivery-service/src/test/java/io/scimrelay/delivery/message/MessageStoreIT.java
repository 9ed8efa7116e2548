package io.scimrelay.delivery.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class MessageStoreIT {
  @Inject MessageStore messages;

  /** Else its first event, appended beside the claim of its endpoint, would not be seen as new. */
  @Test
  void aTenantWithoutEventsStandsAtZero() {
    // Given
    TenantId newcomer = new TenantId(new UUID(7, 7));

    // When
    Map<TenantId, Long> positions =
        messages.positions(List.of(newcomer)).await().atMost(Duration.ofSeconds(5));

    // Then
    assertEquals(Map.of(newcomer, 0L), positions);
  }
}
