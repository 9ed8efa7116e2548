package io.scimrelay.deploy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {
  private final RestartPause pause = new RestartPause();

  @Test
  void pausesGrowToTenSecondsWhileAProcessDiesAtOnce() {
    // When
    List<Long> pauses =
        IntStream.range(0, 8).mapToObj(i -> pause.after(Duration.ofSeconds(1)).toMillis()).toList();

    // Then
    assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 10000L, 10000L, 10000L), pauses);
  }

  @Test
  void aProcessThatLivedAWhileIsStartedAgainSoon() {
    // Given
    IntStream.range(0, 5).forEach(i -> pause.after(Duration.ZERO));

    // When
    Duration after = pause.after(Duration.ofMinutes(1));

    // Then
    assertEquals(Duration.ofMillis(500), after);
  }
}
