package io.scimrelay.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ConnectionId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long LATER = 1_000 * SECOND;
  private final ConnectionId connection = new ConnectionId(new UUID(1, 2));
  private final Backlog backlog = new Backlog();

  @Test
  void whatIsBehindTheLogIsWanted() {
    // When
    backlog.compare(connection, at(3), at(5), false, 0);

    // Then
    assertEquals(List.of(connection), backlog.take(10, LATER));
    assertEquals(List.of(), backlog.take(10, LATER));
  }

  @Test
  void whatWasSentIsNotWantedAgainWhileTheLogMayStillComeToIt() {
    // Given
    sent(5, 0);

    // When
    backlog.compare(connection, at(3), at(5), true, 20 * SECOND);

    // Then
    assertEquals(List.of(), backlog.take(10, LATER));
  }

  @Test
  void whereTheLogStandsStillItIsSentAgainAtLongerAndLongerIntervals() {
    // Given
    sent(5, 0);

    // When
    backlog.compare(connection, at(3), at(5), true, 31 * SECOND);
    boolean first = !backlog.take(10, 31 * SECOND).isEmpty();
    backlog.track(connection).sent = at(5);
    backlog.compare(connection, at(3), at(5), true, 70 * SECOND);
    boolean tooSoon = !backlog.take(10, 70 * SECOND).isEmpty();
    backlog.compare(connection, at(3), at(5), true, 95 * SECOND);
    boolean second = !backlog.take(10, 95 * SECOND).isEmpty();

    // Then
    assertEquals(List.of(true, false, true), List.of(first, tooSoon, second));
  }

  @Test
  void nothingMoreOfAConnectionGoesWhileSomethingOfItIsOnItsWay() {
    // Given
    backlog.wants(connection, 0);
    backlog.take(1, 0);
    backlog.flies(connection);
    backlog.wants(connection, 1);

    // When
    List<ConnectionId> meanwhile = backlog.take(10, LATER);
    long pause = backlog.pause(LATER, SECOND);
    backlog.landed(connection);

    // Then
    assertEquals(List.of(), meanwhile);
    assertEquals(SECOND, pause);
    assertEquals(List.of(connection), backlog.take(10, LATER));
  }

  @Test
  void onlySoManyConnectionsAreOnTheirWayAtOnce() {
    // Given
    for (int i = 0; i < 40; i++) {
      backlog.wants(new ConnectionId(new UUID(7, i)), 0);
    }
    backlog.take(30, LATER).forEach(backlog::flies);

    // When
    List<ConnectionId> next = backlog.take(10, LATER);
    next.forEach(backlog::flies);

    // Then
    assertEquals(2, next.size());
    assertEquals(SECOND, backlog.pause(LATER, SECOND));
  }

  @Test
  void whatWasOnItsWayBeginsAgainWhereTheLogEndsWhenItIsAbandoned() {
    // Given
    sent(5, 0);
    backlog.flies(connection);

    // When
    backlog.abandonFlights(0);

    // Then
    assertEquals(List.of(connection), backlog.take(10, LATER));
    assertEquals(Set.of(connection), backlog.unknown(Set.of(connection)));
  }

  @Test
  void whatIsHeldIsLeftAloneForAMinuteAndThenBeginsAgainWhereTheLogEnds() {
    // Given
    sent(5, 0);

    // When
    backlog.hold(connection, 0);
    backlog.wants(connection, SECOND);
    backlog.compare(connection, at(3), at(5), false, 59 * SECOND);

    // Then
    assertEquals(List.of(), backlog.take(10, 59 * SECOND));
    assertEquals(List.of(connection), backlog.take(10, 61 * SECOND));
    assertEquals(at(3), backlog.track(connection).sent);
  }

  @Test
  void whoHasMoreThanAShareWaitsForTheNextWhileOthersGo() {
    // Given
    ConnectionId other = new ConnectionId(new UUID(3, 4));
    backlog.wantsLater(connection, SECOND);

    // When
    backlog.wants(connection, SECOND / 2);
    backlog.wants(other, SECOND / 2);

    // Then
    assertEquals(List.of(other), backlog.take(10, SECOND / 2));
    assertEquals(SECOND / 2, backlog.pause(SECOND / 2, 10 * SECOND));
    assertEquals(List.of(connection), backlog.take(10, SECOND));
    assertEquals(10 * SECOND, backlog.pause(SECOND, 10 * SECOND));
  }

  @Test
  void inANewTopicAllBeginsAgainWhereTheLogEnds() {
    // Given
    sent(5, 0);

    // When
    backlog.forgetAll();
    backlog.compare(connection, at(3), at(5), false, SECOND);

    // Then
    assertEquals(List.of(connection), backlog.take(10, LATER));
    assertEquals(at(3), backlog.track(connection).sent);
  }

  @Test
  void aLogThatMovesIsGivenTime() {
    // Given
    sent(9, 0);

    // When
    backlog.compare(connection, at(4), at(9), true, 29 * SECOND);
    backlog.compare(connection, at(5), at(9), true, 50 * SECOND);

    // Then
    assertEquals(List.of(), backlog.take(10, LATER));
  }

  @Test
  void aRowOfWhichTheLogHasSomeGoesOn() throws Exception {
    // Given
    sent(6, 0);
    RowProgress half = new RowProgress(TestRows.row(0, 700, true), TestRows::references);
    backlog.track(connection).current = half;

    // When
    backlog.compare(connection, at(506), at(706), false, SECOND);
    boolean goesOn = backlog.track(connection).current == half;
    backlog.compare(connection, at(707), at(709), false, 2 * SECOND);

    // Then
    assertTrue(goesOn);
    assertNull(backlog.track(connection).current);
    assertEquals(at(707), backlog.track(connection).sent);
  }

  @Test
  void aLaterEpochComesAfterAnyNumber() {
    // Given
    sent(900, 0);

    // When
    backlog.compare(connection, at(900), new Position(2, 1), false, SECOND);

    // Then
    assertEquals(List.of(connection), backlog.take(10, LATER));
  }

  private void sent(long sequence, long now) {
    backlog.compare(connection, at(3), at(3), false, now);
    backlog.track(connection).sent = at(sequence);
  }

  private static Position at(long sequence) {
    return new Position(1, sequence);
  }
}
