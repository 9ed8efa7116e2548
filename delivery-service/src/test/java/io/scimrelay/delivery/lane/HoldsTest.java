package io.scimrelay.delivery.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.JobId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private final ConnectionId lane = new ConnectionId(UUID.randomUUID());
  private final JobId first = new JobId(UUID.randomUUID());
  private final JobId second = new JobId(UUID.randomUUID());
  private final Holds holds = new Holds();

  @Test
  void ofTwoJobsThatHoldALaneTheLastLetsItGo() {
    // Given
    holds.begin(lane, first);
    holds.begin(lane, second);

    // When
    boolean early = holds.end(lane, first, true);
    boolean stands = holds.on(lane);
    boolean late = holds.end(lane, second, true);

    // Then
    assertFalse(early);
    assertTrue(stands);
    assertTrue(late);
    assertFalse(holds.on(lane));
    assertFalse(holds.anyHere());
  }

  @Test
  void whoeverNeverHeldLetsNothingGo() {
    // Given
    holds.begin(lane, first);

    // When
    boolean goesOn = holds.end(lane, second, true);

    // Then
    assertFalse(goesOn);
    assertTrue(holds.on(lane));
  }

  @Test
  void whatIsNotOverStandsStillUntilTheDatabaseSaysOtherwise() {
    // Given
    holds.begin(lane, first);

    // When
    boolean goesOn = holds.end(lane, first, false);
    boolean stands = holds.on(lane);
    Set<ConnectionId> freed = holds.follow(Set.of());

    // Then
    assertFalse(goesOn);
    assertTrue(stands);
    assertEquals(Set.of(lane), freed);
  }

  @Test
  void aLaneOfWhichTheDatabaseKnowsNothingYetIsHeldByItsJob() {
    // Given
    holds.follow(Set.of(lane));
    holds.begin(lane, first);

    // When
    Set<ConnectionId> freed = holds.follow(Set.of());

    // Then
    assertEquals(Set.of(), freed);
    assertTrue(holds.on(lane));
  }

  @Test
  void whoeverReleasesALaneLeavesWhatTheDatabaseTells() {
    // Given
    holds.follow(Set.of(lane));
    holds.begin(lane, first);

    // When
    boolean goesOn = holds.release(lane, first);

    // Then
    assertFalse(goesOn);
    assertTrue(holds.on(lane));
  }
}
