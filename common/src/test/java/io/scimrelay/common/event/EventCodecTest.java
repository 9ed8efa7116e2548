package io.scimrelay.common.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final UUID GROUP = new UUID(1, 7);
  private static final UUID USER = new UUID(1, 8);
  private static final EventBatch BATCH =
      new EventBatch(
          new TenantId(new UUID(1, 1)),
          new OrganizationId(new UUID(1, 2)),
          new ConnectionId(new UUID(1, 3)),
          1,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          List.of(
              new EventEnvelope(
                  new EventId(new UUID(1, 4)),
                  "group.member_added",
                  42L,
                  Instant.parse("2026-11-24T03:11:00.123Z"),
                  GROUP,
                  USER,
                  List.of(ConflictKey.membership(GROUP, USER)),
                  List.of(ConflictKey.resource(GROUP), ConflictKey.resource(USER)),
                  "{\"id\":\"evt_x\",\"text\":\"\\u0000 ä\"}"),
              new EventEnvelope(
                  new EventId(new UUID(1, 5)),
                  "connection.activated",
                  null,
                  Instant.parse("2026-11-24T03:11:01Z"),
                  null,
                  null,
                  List.of(),
                  List.of(),
                  "{}")));

  @Test
  void aBatchIsReadBackAsItWasWritten() {
    assertEquals(BATCH, EventCodec.decode(EventCodec.encode(BATCH)));
  }

  @Test
  void theRecordOfTodayIsTheOneThatOlderProcessesWrote() throws IOException {
    // Given
    String golden = resource("event-batch-v1.json").strip();

    // When
    String written = new String(EventCodec.encode(BATCH), UTF_8);

    // Then
    assertEquals(golden, written);
    assertEquals(BATCH, EventCodec.decode(golden.getBytes(UTF_8)));
  }

  @Test
  void membersAndTypesOfANewerWriterArePassedOn() {
    // Given
    String newer =
        new String(EventCodec.encode(BATCH), UTF_8)
            .replace("\"epoch\":1", "\"epoch\":1,\"new\":{\"a\":[1]}")
            .replace("group.member_added", "group.renamed");

    // When
    EventBatch read = EventCodec.decode(newer.getBytes(UTF_8));

    // Then
    assertEquals("group.renamed", read.events().getFirst().type());
    assertFalse(read.events().getFirst().knownType().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"tenantId\":\"ten_x\"}",
        "{\"tenantId\":\"ten_00000000000000000000000000\"}"
      })
  void whatIsNoBatchIsRefused(String rubbish) {
    assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(rubbish.getBytes(UTF_8)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EventCodecTest.class.getResourceAsStream("/golden/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
