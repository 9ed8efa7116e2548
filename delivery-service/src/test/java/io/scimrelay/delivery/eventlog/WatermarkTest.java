package io.scimrelay.delivery.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.Watermark.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatermarkTest {
  private static final TenantId TENANT = new TenantId(new UUID(1, 1));
  private static final ConnectionId CONNECTION = new ConnectionId(new UUID(2, 2));

  @Test
  void whatWasAppendedIsDroppedAndTheNextIsAppended() {
    // When
    Watermark result =
        admit(new Mark(1, 5), event(1, 4L), event(1, 5L), event(1, 6L), event(1, 7L));

    // Then
    assertEquals(List.of(6L, 7L), numbers(result));
    assertEquals(new Mark(1, 7), result.marks().get(CONNECTION));
    assertEquals(0, result.gaps());
  }

  @Test
  void whatLiesBeyondAGapIsDroppedAndCounted() {
    // When
    Watermark result = admit(new Mark(1, 5), event(1, 8L), event(1, 9L), event(1, 6L));

    // Then
    assertEquals(List.of(6L), numbers(result));
    assertEquals(2, result.gaps());
  }

  @Test
  void aConnectionBeginsWithOne() {
    // When
    Watermark result = admit(new Mark(1, 0), event(1, 2L), event(1, 1L), event(1, 2L));

    // Then
    assertEquals(List.of(1L, 2L), numbers(result));
  }

  @Test
  void aLaterEpochStartsOverAndAnEarlierOneIsDropped() {
    // When
    Watermark result =
        admit(new Mark(2, 9), event(1, 10L), event(3, 1L), event(2, 10L), event(3, 2L));

    // Then
    assertEquals(List.of(1L, 2L), numbers(result));
    assertEquals(new Mark(3, 2), result.marks().get(CONNECTION));
  }

  @Test
  void aNoticeIsAppendedOnceWhereItIsNew() {
    // Given
    Incoming told = event(1, null);
    Incoming known = event(1, null);

    // When
    Watermark result =
        Watermark.admit(Map.of(), Set.of(told.event().id()), List.of(known, told, told));

    // Then
    assertEquals(List.of(told), result.admitted());
  }

  private static Watermark admit(Mark before, Incoming... incoming) {
    return Watermark.admit(Map.of(CONNECTION, before), Set.of(), List.of(incoming));
  }

  private static List<Long> numbers(Watermark result) {
    return result.admitted().stream()
        .flatMap(each -> Stream.ofNullable(each.event().sequence()))
        .toList();
  }

  private static Incoming event(int epoch, @Nullable Long sequence) {
    EventEnvelope event =
        new EventEnvelope(
            new EventId(UUID.randomUUID()),
            "user.updated",
            sequence,
            Instant.EPOCH,
            null,
            null,
            List.of(),
            List.of(),
            "{}");
    return new Incoming(TENANT, null, CONNECTION, epoch, null, null, event);
  }
}
