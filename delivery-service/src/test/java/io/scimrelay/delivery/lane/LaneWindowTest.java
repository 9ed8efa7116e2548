package io.scimrelay.delivery.lane;

import static io.scimrelay.delivery.lane.Messages.group;
import static io.scimrelay.delivery.lane.Messages.member;
import static io.scimrelay.delivery.lane.Messages.notice;
import static io.scimrelay.delivery.lane.Messages.unknown;
import static io.scimrelay.delivery.lane.Messages.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneWindowTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(5);

  private final LaneWindow window = new LaneWindow(Ordering.CAUSAL);

  @Test
  void eventsOfOneUserGoOneBehindTheOther() {
    // Given
    offer(user(1, "created", "ada"), user(2, "updated", "ada"), user(3, "created", "bob"));

    // When
    List<Long> first = drain();
    window.ended(1);

    // Then
    assertEquals(List.of(1L, 3L), first);
    assertEquals(List.of(2L), drain());
  }

  /** Read again from the start, a page may be older than what was written meanwhile. */
  @Test
  void whatEndedWhileAPageWasReadIsNotTakenFromIt() {
    // Given
    offer(user(1, "updated", "ada"), user(2, "updated", "ada"));
    drain();
    window.readFromStart();
    window.askedFrom();
    window.ended(1);
    drain();
    window.ended(2);

    // When
    offer(user(1, "updated", "ada"), user(2, "updated", "ada"));

    // Then
    assertEquals(List.of(), drain());
  }

  @Test
  void whatFollowsABorrowedMessageWaitsForIt() {
    // Given
    boolean borrowed = window.borrow(user(1, "created", "ada"));
    offer(user(2, "deleted", "ada"), user(3, "created", "bob"));

    // When
    List<Long> first = drain();
    window.ended(1);

    // Then
    assertTrue(borrowed);
    assertEquals(List.of(3L), first);
    assertEquals(List.of(2L), drain());
  }

  @Test
  void nothingIsBorrowedWhileWhatFollowsItIsOnItsWay() {
    // Given
    offer(user(2, "deleted", "ada"));
    drain();

    // When
    boolean early = window.borrow(user(1, "created", "ada"));
    window.ended(2);

    // Then
    assertFalse(early);
    assertTrue(window.borrow(user(1, "created", "ada")));
  }

  @Test
  void membershipsOfOneGroupGoSideBySideAfterTheirGroup() {
    // Given
    offer(group(1, "created", "g"), member(2, "added", "g", "ada"), member(3, "added", "g", "bob"));

    // When
    List<Long> before = drain();
    window.ended(1);

    // Then
    assertEquals(List.of(1L), before);
    assertEquals(List.of(2L, 3L), drain());
  }

  @Test
  void aGroupEventWaitsForAllEarlierMemberships() {
    // Given
    offer(member(1, "added", "g", "a"), member(2, "added", "g", "b"), group(3, "updated", "g"));
    drain();

    // When
    window.ended(1);
    List<Long> afterOne = drain();
    window.ended(2);

    // Then
    assertEquals(List.of(), afterOne);
    assertEquals(List.of(3L), drain());
  }

  @Test
  void theSameMembershipIsToldInOrder() {
    // Given
    offer(member(1, "added", "g", "ada"), member(2, "removed", "g", "ada"));

    // When
    List<Long> first = drain();

    // Then
    assertEquals(List.of(1L), first);
  }

  @Test
  void aNameThatIsFreedAndTakenAgainArrivesInOrder() {
    // Given
    PendingMessage deleted = user(1, "deleted", "ada");
    PendingMessage again = renamed(user(2, "created", "second"), deleted);
    offer(deleted, again);

    // When
    List<Long> first = drain();

    // Then
    assertEquals(List.of(1L), first);
  }

  @Test
  void aFailedMessageHoldsUpOnlyWhatDependsOnIt() {
    // Given
    offer(user(1, "created", "ada"), user(2, "updated", "ada"), user(3, "created", "bob"));
    drain();

    // When
    fail(1);
    window.ended(3);
    offer(user(4, "updated", "bob"));

    // Then
    assertEquals(List.of(4L), drain());
    assertEquals(List.of(1L), drainAt(LATER));
  }

  @Test
  void aDeactivationPassesWhatFailedAndWhatWaitsBehindIt() {
    // Given
    offer(
        group(1, "updated", "g"),
        member(2, "added", "g", "ada"),
        user(3, "deactivated", "ada"),
        user(4, "deactivated", "bob"));
    List<Long> first = drain();

    // When
    fail(1);

    // Then
    assertEquals(List.of(4L, 1L), first);
    assertEquals(List.of(3L), drain());
  }

  @Test
  void aDeactivationWaitsForItsUsersCreationEvenWhereThatFailed() {
    // Given
    offer(user(1, "created", "ada"), user(2, "deactivated", "ada"));
    drain();

    // When
    fail(1);

    // Then
    assertEquals(List.of(), drain());
  }

  @Test
  void aDeactivationWaitsForAnUpdateThatHasNotFailed() {
    // Given
    offer(user(1, "updated", "ada"), user(2, "deactivated", "ada"));

    // When
    List<Long> first = drain();

    // Then
    assertEquals(List.of(1L), first);
  }

  @Test
  void whatADeactivationOvertakesStandsStillMeanwhileAndIsSkippedAfterwards() {
    // Given
    offer(user(1, "updated", "ada"), user(2, "deactivated", "ada"), user(3, "reactivated", "ada"));
    drain();
    fail(1);
    assertEquals(List.of(2L), drain());

    // When
    List<Long> meanwhile = drainAt(LATER);
    window.ended(2);
    window.ended(List.of(1L));

    // Then
    assertEquals(List.of(), meanwhile);
    assertEquals(List.of(3L), drainAt(LATER));
  }

  @Test
  void aDeactivationWaitsForAnAttemptAtItsUserThatIsOnItsWay() {
    // Given
    offer(user(1, "updated", "ada"));
    drain();
    fail(1);
    assertEquals(List.of(1L), drainAt(LATER));
    offer(user(2, "deactivated", "ada"));

    // When
    List<Long> meanwhile = drainAt(LATER);
    fail(1);

    // Then
    assertEquals(List.of(), meanwhile);
    assertEquals(List.of(2L), drainAt(LATER));
  }

  @Test
  void underStrictOrderNothingPassesAFailure() {
    // Given
    LaneWindow strict = new LaneWindow(Ordering.STRICT);
    strict.offer(user(1, "created", "ada"));
    strict.offer(user(2, "deactivated", "bob"));
    strict.offer(notice(3));

    // When
    List<Long> first = drain(strict, NOW);
    strict.failed(user(1, "created", "ada"), LATER);

    // Then
    assertEquals(List.of(1L, 3L), first);
    assertEquals(List.of(), drain(strict, NOW));
  }

  @Test
  void withoutOrderEverythingGoes() {
    // Given
    LaneWindow none = new LaneWindow(Ordering.NONE);
    none.offer(user(1, "created", "ada"));
    none.offer(user(2, "updated", "ada"));

    // When
    List<Long> all = drain(none, NOW);

    // Then
    assertEquals(List.of(1L, 2L), all);
  }

  @Test
  void anUnknownTypeConflictsWithTheWholeConnection() {
    // Given
    offer(user(1, "created", "ada"), unknown(2), user(3, "created", "bob"));

    // When
    List<Long> first = drain();
    window.ended(1);
    List<Long> second = drain();
    window.ended(2);

    // Then
    assertEquals(List.of(1L), first);
    assertEquals(List.of(2L), second);
    assertEquals(List.of(3L), drain());
  }

  @Test
  void aNoticeWaitsForNothing() {
    // Given
    offer(user(1, "created", "ada"), notice(2));

    // When
    List<Long> first = drain();

    // Then
    assertEquals(List.of(1L, 2L), first);
  }

  @Test
  void aHundredThousandBehindOnePoisonedEventAreNotKeptAndDelayNobodyElse() {
    // Given
    offer(group(1, "updated", "g"));
    drain();
    fail(1);

    // When
    for (int i = 0; i < 100_000; i++) {
      offer(member(2 + i, "added", "g", "user" + i));
    }
    offer(user(200_000, "deactivated", "user99999"), user(200_001, "updated", "user99998"));
    offer(user(200_002, "created", "somebody else"));

    // Then
    assertTrue(window.size() < LaneWindow.MOST_BEHIND + 10);
    assertEquals(List.of(200_000L, 200_002L), drain());
    assertTrue(window.wantsMore());
  }

  @Test
  void whatWasNotKeptIsReadAgainOnceTheFailureIsOver() {
    // Given
    offer(group(1, "updated", "g"));
    drain();
    fail(1);
    for (int i = 0; i < 2_000; i++) {
      offer(member(2 + i, "added", "g", "user" + i));
    }

    // When
    window.ended(1);

    // Then
    long from = window.readTo().position();
    assertEquals(2 + LaneWindow.MOST_BEHIND - 1, from);
    assertEquals(LaneWindow.MOST_BEHIND, drain().size());
  }

  @Test
  void readingStopsWhileThereIsEnoughToDo() {
    // Given
    for (int i = 1; i <= LaneWindow.ENOUGH; i++) {
      offer(user(i, "created", "user" + i));
    }

    // When
    boolean more = window.wantsMore();

    // Then
    assertFalse(more);
  }

  @Test
  void aMessageReadTwiceIsSentOnce() {
    // Given
    offer(user(1, "created", "ada"));
    drain();

    // When
    offer(user(1, "created", "ada"));

    // Then
    assertEquals(List.of(), drain());
  }

  private void offer(PendingMessage... messages) {
    for (PendingMessage message : messages) {
      window.offer(message);
    }
  }

  private void fail(long position) {
    PendingMessage any = user(position, "created", "x");
    window.failed(original(position, any).tried(1, NOW), LATER);
  }

  private PendingMessage original(long position, PendingMessage otherwise) {
    return window.message(position).orElse(otherwise);
  }

  private List<Long> drain() {
    return drain(window, NOW);
  }

  private List<Long> drainAt(Instant at) {
    return drain(window, at);
  }

  private static List<Long> drain(LaneWindow window, Instant at) {
    List<Long> positions = new ArrayList<>();
    for (PendingMessage m = window.next(at); m != null; m = window.next(at)) {
      positions.add(m.position());
    }
    return positions;
  }

  /** The same user name, another user. */
  private static PendingMessage renamed(PendingMessage message, PendingMessage named) {
    List<Long> owns = List.of(message.owns().getFirst(), named.owns().getLast());
    return new PendingMessage(
        message.id(),
        message.day(),
        message.tenant(),
        message.endpoint(),
        message.connection(),
        message.position(),
        message.event(),
        message.type(),
        true,
        message.subject(),
        null,
        owns,
        List.of(),
        0,
        0,
        null,
        null);
  }
}
