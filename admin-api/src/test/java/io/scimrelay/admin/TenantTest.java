package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AdminTest
class TenantTest {
  private final Api operator = Api.operator();

  @Test
  void theOperatorSetsHowLongATenantKeepsThings() {
    // Given
    String id = operator.make("/tenants", Map.of("name", "Acme"));
    operator.get("/tenants/" + id).body("retention.eventDays", nullValue());

    // When
    operator
        .patch("/tenants/" + id, Map.of("retention", Map.of("eventDays", 7)))
        .statusCode(200)
        .body("retention.eventDays", equalTo(7));
    operator.patch("/tenants/" + id, Map.of("retention", Map.of("attemptDays", 3))).statusCode(200);

    // Then
    operator
        .get("/tenants/" + id)
        .body("name", equalTo("Acme"))
        .body("retention.eventDays", equalTo(7))
        .body("retention.attemptDays", equalTo(3));
    operator
        .request()
        .body("{\"retention\":null}")
        .patch("/tenants/" + id)
        .then()
        .statusCode(200)
        .body("retention.eventDays", nullValue());
  }

  @Test
  void aRetentionOfNoDaysOrOfTooManyIsRefused() {
    String id = operator.make("/tenants", Map.of("name", "Acme"));
    for (Object days : new Object[] {0, -1, 3_651, "many"}) {
      operator
          .patch("/tenants/" + id, Map.of("retention", Map.of("eventDays", days)))
          .statusCode(400);
    }
    operator.patch("/tenants/" + id, Map.of("retention", Map.of("days", 5))).statusCode(400);
  }
}
