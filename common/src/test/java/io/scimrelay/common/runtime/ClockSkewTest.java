package io.scimrelay.common.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private final ClockSkew skew = new ClockSkew();

  @Test
  void aSlowAnswerIsNoSkew() {
    // When
    skew.measured(NOW, NOW.plusSeconds(20), NOW.plusSeconds(40));

    // Then
    assertEquals(Duration.ZERO, skew.last());
  }

  @Test
  void halfAMinuteIsBorneAndNoMore() {
    // When
    skew.measured(NOW, NOW.minusSeconds(30), NOW);
    boolean behind = skew.isTolerable();
    skew.measured(NOW, NOW.plusSeconds(31), NOW);
    boolean ahead = skew.isTolerable();

    // Then
    assertTrue(behind);
    assertFalse(ahead);
    assertEquals(Duration.ofSeconds(31), skew.last());
  }
}
