package io.scimrelay.delivery.breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.EventId;
import io.scimrelay.delivery.attempt.AttemptOutcome;
import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.AttemptOutcome.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndpointPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final AttemptOutcome OK = new Accepted(204, "");
  private static final AttemptOutcome ERROR = new Rejected(500, "", null);

  private final EndpointPace pace = new EndpointPace(Health.fresh(1));

  @Test
  void threeDifferentEventsThatFailOpenTheBreaker() {
    // When
    boolean first = pace.judged(event(1), ERROR, NOW);
    boolean second = pace.judged(event(2), ERROR, NOW);
    boolean third = pace.judged(event(3), ERROR, NOW);

    // Then
    assertFalse(first || second);
    assertTrue(third);
    assertFalse(pace.allows(0, NOW));
    assertFalse(pace.counts());
  }

  @Test
  void oneEventThatFailsOftenOpensNothing() {
    // When
    for (int i = 0; i < 10; i++) {
      pace.judged(event(1), ERROR, NOW);
    }

    // Then
    assertTrue(pace.allows(0, NOW));
  }

  @Test
  void anAcceptanceBetweenKeepsItClosed() {
    // Given
    pace.judged(event(1), ERROR, NOW);
    pace.judged(event(2), ERROR, NOW);

    // When
    pace.judged(event(3), OK, NOW);
    pace.judged(event(4), ERROR, NOW);

    // Then
    assertTrue(pace.allows(0, NOW));
  }

  @Test
  void oneProbeAtATimeGoesOutAtGrowingPauses() {
    // Given
    open();
    Instant first = NOW.plusSeconds(5);

    // When
    boolean allowed = pace.allows(0, first);
    boolean probe = pace.started();
    boolean another = pace.allows(0, first);
    pace.judged(event(9), ERROR, first);

    // Then
    assertTrue(allowed && probe);
    assertFalse(another);
    assertFalse(pace.allows(0, first.plusSeconds(9)));
    assertTrue(pace.allows(0, first.plusSeconds(10)));
  }

  @Test
  void aProbeThatIsAcceptedClosesItWithoutAStampede() {
    // Given
    open();
    pace.started();

    // When
    boolean turned = pace.judged(event(9), OK, NOW.plusSeconds(5));

    // Then
    assertTrue(turned);
    assertTrue(pace.allows(1, NOW.plusSeconds(5)));
    assertFalse(pace.allows(2, NOW.plusSeconds(5)));
    pace.judged(event(10), OK, NOW.plusSeconds(5));
    assertTrue(pace.allows(2, NOW.plusSeconds(5)));
  }

  @Test
  void anEndpointThatAsksForAPauseGetsOneOfAMinuteAtMost() {
    // When
    pace.judged(event(1), new Rejected(429, "", Duration.ofHours(1)), NOW);

    // Then
    assertFalse(pace.allows(0, NOW.plusSeconds(59)));
    assertTrue(pace.allows(0, NOW.plusSeconds(60)));
  }

  @Test
  void fiveDaysOfNothingButFailureAreHopeless() {
    // Given
    pace.judged(event(1), new Unreachable("timeout"), NOW);

    // When
    boolean before = pace.health().hopeless(NOW.plus(Duration.ofDays(5)));
    boolean after = pace.health().hopeless(NOW.plus(Duration.ofDays(5)).plusSeconds(1));
    pace.judged(event(1), OK, NOW.plus(Duration.ofDays(6)));

    // Then
    assertFalse(before);
    assertTrue(after);
    assertFalse(pace.health().hopeless(NOW.plus(Duration.ofDays(60))));
  }

  @Test
  void theRateThatATenantSetIsKept() {
    // Given
    pace.rate(10);

    // When
    pace.started();

    // Then
    assertFalse(pace.allows(0, NOW));
    assertEquals(NOW.plusMillis(50), pace.nextAllowed(NOW).orElseThrow());
  }

  @Test
  void enablingAnEndpointForgetsWhatWasFound() {
    // Given
    open();

    // When
    pace.reset(2);

    // Then
    assertTrue(pace.allows(0, NOW));
    assertEquals(2, pace.health().generation());
  }

  private void open() {
    for (int i = 1; i <= 3; i++) {
      pace.judged(event(i), ERROR, NOW);
    }
  }

  private static EventId event(long number) {
    return new EventId(new UUID(1, number));
  }
}
