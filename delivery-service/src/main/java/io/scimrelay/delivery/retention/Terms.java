package io.scimrelay.delivery.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The shortest and the longest, in days, that any tenant keeps events and attempts. */
record Terms(int shortestEvents, int longestEvents, int shortestAttempts, int longestAttempts) {
  /** Messages outlive their events by so many days, so that what expired is seen. */
  private static final int SEEN_DAYS = 7;

  /** A table of which whole days go, and single rows of those whose term is shorter. */
  enum Kept {
    EVENT,
    MESSAGE,
    ATTEMPT
  }

  /** One day of one table. */
  record Day(Kept table, LocalDate day) {}

  /** Before this day nobody keeps anything of a table. */
  LocalDate first(Kept table, LocalDate today) {
    return today.minusDays(longest(table));
  }

  /** The days that some tenants keep and others do not, the oldest first. */
  List<Day> mixed(LocalDate today) {
    return Stream.of(Kept.values()).flatMap(table -> mixed(table, today)).toList();
  }

  private Stream<Day> mixed(Kept table, LocalDate today) {
    return first(table, today)
        .datesUntil(today.minusDays(shortest(table)))
        .map(day -> new Day(table, day));
  }

  private int longest(Kept table) {
    return switch (table) {
      case EVENT -> longestEvents;
      case MESSAGE -> longestEvents + SEEN_DAYS;
      case ATTEMPT -> longestAttempts;
    };
  }

  private int shortest(Kept table) {
    return switch (table) {
      case EVENT -> shortestEvents;
      case MESSAGE -> shortestEvents + SEEN_DAYS;
      case ATTEMPT -> shortestAttempts;
    };
  }
}
