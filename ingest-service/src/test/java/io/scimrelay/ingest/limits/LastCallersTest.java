package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ConnectionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastCallersTest {
  private static final ConnectionId A = new ConnectionId(new UUID(1, 1));
  private static final ConnectionId B = new ConnectionId(new UUID(2, 2));
  private static final ConnectionId C = new ConnectionId(new UUID(3, 3));

  private final LastCallers callers = new LastCallers();

  @Test
  void whoCallsAlwaysAloneHasNoNeighbours() {
    // Given
    call(A, 0);

    // When
    boolean neighbours = call(A, 10);

    // Then
    assertFalse(neighbours);
  }

  @Test
  void anotherThatCalledLatelyIsANeighbour() {
    // Given
    call(A, 0);
    call(B, 100);
    call(B, 200);

    // When
    boolean ofB = call(B, 900);
    boolean ofA = call(A, 901);

    // Then
    assertTrue(ofB);
    assertTrue(ofA);
  }

  @Test
  void anotherThatCalledLongAgoIsNone() {
    // Given
    call(A, 0);
    call(B, 500);

    // When
    boolean ofB = call(B, 1_001);

    // Then
    assertFalse(ofB);
  }

  @Test
  void theLatestOfAllOthersCounts() {
    // Given
    call(A, 0);
    call(B, 1_500);
    call(C, 1_600);

    // When
    boolean ofC = call(C, 2_400);

    // Then
    assertTrue(ofC);
  }

  private boolean call(ConnectionId caller, long atMillis) {
    return callers.hasNeighbours(caller, Duration.ofMillis(atMillis).toNanos());
  }
}
