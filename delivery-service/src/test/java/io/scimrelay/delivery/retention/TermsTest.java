package io.scimrelay.delivery.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.delivery.retention.Terms.Day;
import io.scimrelay.delivery.retention.Terms.Kept;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @Test
  void whereAllKeepTheSameOnlyWholeDaysGo() {
    Terms same = new Terms(90, 90, 30, 30);
    assertEquals(List.of(), same.mixed(TODAY));
    assertEquals(LocalDate.parse("2026-08-26"), same.first(Kept.EVENT, TODAY));
    assertEquals(LocalDate.parse("2026-08-19"), same.first(Kept.MESSAGE, TODAY));
    assertEquals(LocalDate.parse("2026-10-25"), same.first(Kept.ATTEMPT, TODAY));
  }

  @Test
  void theDaysBetweenTheShortestAndTheLongestAreSwept() {
    Terms mixed = new Terms(3, 5, 30, 30);
    assertEquals(
        List.of(
            new Day(Kept.EVENT, LocalDate.parse("2026-11-19")),
            new Day(Kept.EVENT, LocalDate.parse("2026-11-20")),
            new Day(Kept.MESSAGE, LocalDate.parse("2026-11-12")),
            new Day(Kept.MESSAGE, LocalDate.parse("2026-11-13"))),
        mixed.mixed(TODAY));
  }
}
