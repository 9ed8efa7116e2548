package io.scimrelay.delivery.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void aCursorReadsAsItWasWritten() {
    // Given
    Cursor cursor = new Cursor(3, LocalDate.of(2026, 11, 24), 123_456_789_012L);

    // When
    Optional<Cursor> read = Cursor.parse(cursor.text());

    // Then
    assertEquals(Optional.of(cursor), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "AA", "!!!!", "AQAAAAEAAAAAAAAAAAAAAAAA//", "now "})
  void whatWasNotGivenOutIsNoCursor(String text) {
    // When
    Optional<Cursor> read = Cursor.parse(text);

    // Then
    assertEquals(Optional.empty(), read);
  }
}
