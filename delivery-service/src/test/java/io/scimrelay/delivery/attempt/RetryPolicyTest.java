package io.scimrelay.delivery.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.AttemptOutcome.Unreachable;
import io.scimrelay.delivery.attempt.NextStep.DisableEndpoint;
import io.scimrelay.delivery.attempt.NextStep.Done;
import io.scimrelay.delivery.attempt.NextStep.GiveUp;
import io.scimrelay.delivery.attempt.NextStep.RetryAt;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final RetryPolicy policy = new RetryPolicy(new SplittableRandom(7));

  @ParameterizedTest
  @CsvSource({
    "1, PT5S",
    "2, PT30S",
    "3, PT2M",
    "4, PT5M",
    "5, PT15M",
    "6, PT30M",
    "7, PT1H",
    "8, PT3H",
    "9, PT3H",
    "40, PT3H"
  })
  void pausesGrowAndAreAtMostAFifthLonger(int failures, Duration planned) {
    for (int i = 0; i < 100; i++) {
      // When
      Duration pause = policy.pause(failures);

      // Then
      assertTrue(pause.compareTo(planned) >= 0, () -> "too short: " + pause);
      assertTrue(pause.toMillis() <= planned.toMillis() * 1.2, () -> "too long: " + pause);
    }
  }

  @Test
  void anAcceptedMessageIsDone() {
    // When
    NextStep next = policy.next(new Accepted(204, ""), tries(1, NOW, null), NOW);

    // Then
    assertInstanceOf(Done.class, next);
  }

  @Test
  void goneDisablesTheEndpoint() {
    // When
    NextStep next = policy.next(new Rejected(410, "", null), tries(1, NOW, null), NOW);

    // Then
    assertInstanceOf(DisableEndpoint.class, next);
  }

  @Test
  void whatTheReceiverAsksForIsHonouredUpToAnHour() {
    // Given
    Rejected forTenMinutes = new Rejected(429, "", Duration.ofMinutes(10));
    Rejected forADay = new Rejected(503, "", Duration.ofDays(1));

    // When
    RetryAt first = (RetryAt) policy.next(forTenMinutes, tries(1, NOW, null), NOW);
    RetryAt second = (RetryAt) policy.next(forADay, tries(1, NOW, null), NOW);

    // Then
    assertEquals(NOW.plus(Duration.ofMinutes(10)), first.at());
    assertEquals(NOW.plus(Duration.ofHours(1)), second.at());
  }

  @Test
  void aRejectedEventIsGivenUpAfterADayWhereOthersAreAccepted() {
    // Given
    Instant first = NOW.minus(Duration.ofHours(25));
    Rejected rejected = new Rejected(400, "", null);

    // When
    NextStep alone = policy.next(rejected, tries(12, first, null), NOW);
    NextStep before = policy.next(rejected, tries(12, first, first.minusSeconds(1)), NOW);
    NextStep amongOthers = policy.next(rejected, tries(12, first, NOW), NOW);

    // Then
    assertInstanceOf(RetryAt.class, alone);
    assertInstanceOf(RetryAt.class, before);
    assertInstanceOf(GiveUp.class, amongOthers);
  }

  @Test
  void aServersOwnErrorIsRetriedForThreeDays() {
    // Given
    Rejected rejected = new Rejected(500, "", null);
    Unreachable unreachable = new Unreachable("timeout");

    // When
    NextStep second = policy.next(rejected, tries(20, NOW.minus(Duration.ofDays(2)), NOW), NOW);
    NextStep fourth = policy.next(rejected, tries(30, NOW.minus(Duration.ofDays(4)), NOW), NOW);
    NextStep lost = policy.next(unreachable, tries(30, NOW.minus(Duration.ofDays(4)), null), NOW);

    // Then
    assertInstanceOf(RetryAt.class, second);
    assertInstanceOf(GiveUp.class, fourth);
    assertInstanceOf(RetryAt.class, lost);
  }

  private static Tries tries(
      int failures, Instant first, @org.jspecify.annotations.Nullable Instant accepted) {
    return new Tries(failures, first, accepted);
  }
}
