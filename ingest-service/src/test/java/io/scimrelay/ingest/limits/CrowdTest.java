package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final int AT_ONCE = 8;
  private final Crowd crowd = new Crowd(AT_ONCE, 100, 0);

  @Test
  void aFewGoOnAsTheyCome() {
    // When
    List<Duration> waits = enter(AT_ONCE, 0);

    // Then
    assertEquals(List.of(Duration.ZERO), waits.stream().distinct().toList());
  }

  @Test
  void aWaveGoesOnAtTheRate() {
    // Given
    enter(AT_ONCE, 0);

    // When
    List<Duration> waits = enter(42, 0);

    // Then
    assertEquals(
        IntStream.rangeClosed(1, 42).mapToObj(i -> Duration.ofMillis(10L * i)).toList(), waits);
  }

  @Test
  void aCrowdThatStaysIsLetOnAtTheRate() {
    // Given
    enter(50, 0);

    // When
    crowd.leave();
    Duration wait = enter(1, 100).getFirst();

    // Then
    assertEquals(Duration.ofMillis(420 + 10 - 100), wait);
  }

  @Test
  void whatWasNotUsedIsNotSaved() {
    // Given
    enter(AT_ONCE, 0);

    // When
    List<Duration> waits = enter(2, 5_000);

    // Then
    assertEquals(List.of(Duration.ofMillis(10), Duration.ofMillis(20)), waits);
  }

  @Test
  void whoComesAloneAgainDoesNotWait() {
    // Given
    enter(50, 0);
    IntStream.range(0, 49).forEach(_ -> crowd.leave());

    // When
    Duration wait = enter(1, 100).getFirst();

    // Then
    assertEquals(Duration.ZERO, wait);
  }

  @Test
  void whoEnteredWithoutWaitingIsOfTheCrowd() {
    // Given
    IntStream.range(0, AT_ONCE).forEach(_ -> crowd.enter());

    // When
    Duration wait = enter(1, 0).getFirst();

    // Then
    assertEquals(Duration.ofMillis(10), wait);
  }

  @Test
  void theLastOneOutLeavesNobody() {
    // Given
    enter(1, 0);

    // When
    boolean others = crowd.leave();

    // Then
    assertFalse(others);
  }

  private List<Duration> enter(int calls, long atMillis) {
    long nanos = Duration.ofMillis(atMillis).toNanos();
    return IntStream.range(0, calls).mapToObj(_ -> crowd.enterSpaced(nanos)).toList();
  }
}
