package io.scimrelay.delivery.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:49:37Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "120| 120 ",
        "60|Tue, 24 Nov 2026 08:50:37 GMT",
        "60|Tuesday, 24-Nov-26 08:50:37 GMT",
        "60|Tue Nov 24 08:50:37 2026",
        "777600|Thu Dec  3 08:49:37 2026",
        "-60|Tue, 24 Nov 2026 08:48:37 GMT",
        "-1019954083|Sun, 31 Jul 1994 21:48:14 gmt"
      })
  void whatIsAskedForIsHeard(long seconds, String header) {
    Duration heard = Judge.retryAfter(header, NOW);
    assertNotNull(heard);
    if (seconds > -1_000_000) {
      assertEquals(Duration.ofSeconds(seconds), heard);
    } else {
      assertTrue(heard.isNegative());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "-5",
        "1.5",
        "5 s",
        "\u0665",
        "0x10",
        "Mon, 24 Nov 2026 08:50:37 GMT",
        "Tue, 31 Feb 2026 08:50:37 GMT",
        "2026-11-24T08:50:37Z",
        "Tue, 24 Nov 2026 25:50:37 GMT"
      })
  void whatIsNeitherSecondsNorADateIsNot(String header) {
    assertNull(Judge.retryAfter(header, NOW));
  }

  @Test
  void aVeryLongPauseIsALongOne() {
    for (String header : new String[] {"9999999999", "9".repeat(80)}) {
      Duration heard = Judge.retryAfter(header, NOW);
      assertNotNull(heard);
      assertTrue(heard.compareTo(Duration.ofHours(1)) > 0);
    }
  }
}
