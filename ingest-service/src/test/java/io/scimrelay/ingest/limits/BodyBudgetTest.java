package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private static final int ONE = 16 * 1024 * 1024;

  @Test
  void oneBodyMayNotBeLargerThanItsLimit() {
    // Given
    BodyBudget.Share share = budget().open();
    share.add(ONE);

    // When
    ScimException refusal = assertThrows(ScimException.class, () -> share.add(1));

    // Then
    assertEquals(413, refusal.status());
  }

  @Test
  void manyBodiesWaitForEachOther() {
    // Given
    BodyBudget budget = budget();
    BodyBudget.Share first = budget.open();
    first.add(ONE);
    for (int i = 0; i < 3; i++) {
      budget.open().add(ONE);
    }
    BodyBudget.Share late = budget.open();

    // When
    ScimException refusal = assertThrows(ScimException.class, () -> late.add(1));
    first.release();

    // Then
    assertEquals(503, refusal.status());
    late.add(ONE);
  }

  private static BodyBudget budget() {
    return new BodyBudget(
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .build()
            .getConfigMapping(LimitsConfig.class));
  }
}
