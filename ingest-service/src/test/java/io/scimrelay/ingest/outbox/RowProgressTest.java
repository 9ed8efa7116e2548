package io.scimrelay.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowProgressTest {
  @Test
  void removalsComeBeforeAdditionsAndRecordsAreCut() throws Exception {
    // Given
    OutboxRow row = TestRows.row(3, 1_200, false);

    // When
    List<EventBatch> batches = batches(row);
    List<EventEnvelope> events = batches.stream().flatMap(b -> b.events().stream()).toList();

    // Then
    assertEquals(
        List.of(200, 200, 200, 200, 200, 200, 4),
        batches.stream().map(b -> b.events().size()).toList());
    assertEquals("group.updated", events.getFirst().type());
    assertEquals("group.member_removed", events.get(3).type());
    assertEquals("group.member_added", events.get(4).type());
    assertEquals(
        IntStream.range(0, 1_204).mapToObj(i -> 7L + i).toList(),
        events.stream().map(EventEnvelope::sequence).toList());
    assertEquals(1_204, events.stream().map(EventEnvelope::id).distinct().count());
  }

  @Test
  void aRowIsCutAgainAsItWas() throws Exception {
    // Given
    OutboxRow row = TestRows.row(0, 700, true);

    // When
    List<EventBatch> first = batches(row);
    List<EventBatch> second = batches(row);

    // Then
    assertEquals(first, second);
  }

  @Test
  void fewMembershipsAreToldWithoutReadingAgain() throws Exception {
    // Given
    OutboxRow row = TestRows.row(2, 50, true);

    // When
    List<EventBatch> batches =
        batches(row, (_, _, _, _) -> fail("what came with the row was read again"));

    // Then
    assertEquals(List.of(52), batches.stream().map(b -> b.events().size()).toList());
  }

  private static List<EventBatch> batches(OutboxRow row) throws Exception {
    return batches(row, TestRows::references);
  }

  private static List<EventBatch> batches(OutboxRow row, RowProgress.PieceReader pieces)
      throws Exception {
    RowProgress progress = new RowProgress(row, pieces);
    List<EventBatch> batches = new ArrayList<>();
    while (!progress.done()) {
      batches.add(progress.next());
    }
    return batches;
  }
}
