package io.scimrelay.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void anAimThatIsReachedIsSaidSo() {
    // Given
    Figure figure = Figure.of("ratio", 0.61, "").atLeast(0.5);

    // When
    String line = figure.line();

    // Then
    assertTrue(figure.isMet());
    assertTrue(line.endsWith("ok, at least 0.50"), line);
  }

  @Test
  void anAimThatIsMissedIsSaidSo() {
    // Given
    Figure figure = Figure.of("p99", 120, "ms").atMost(100);

    // When
    String line = figure.line();

    // Then
    assertFalse(figure.isMet());
    assertTrue(line.endsWith("MISSED, at most 100"), line);
  }

  @Test
  void theMedianOfRoundsIsTheMiddleOne() {
    // When
    Figure figure = Figure.median("ratio", new double[] {5.6, 1.1, 1.3}, "");

    // Then
    assertEquals(1.3, figure.value());
    assertEquals("ratio, median of 3", figure.name());
  }

  @Test
  void aSpreadIsReadInMilliseconds() {
    // Given
    Spread spread = new Spread();

    // When
    for (int millis = 1; millis <= 100; millis++) {
      spread.add(Duration.ofMillis(millis).toNanos());
    }

    // Then
    assertEquals(50, spread.median(), 0.1);
    assertEquals(99, spread.millisAt(99), 0.1);
  }
}
