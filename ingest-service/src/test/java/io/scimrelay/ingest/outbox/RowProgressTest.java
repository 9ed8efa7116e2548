package io.scimrelay.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowProgressTest {
  private static final UUID ID = new UUID(0x0190000000007000L, 0x8000000000000000L);

  @Test
  void removalsComeBeforeAdditionsAndRecordsAreCut() throws Exception {
    // Given
    OutboxRow row = row(3, 1_200, false);

    // When
    List<EventBatch> batches = batches(row);
    List<EventEnvelope> events = batches.stream().flatMap(b -> b.events().stream()).toList();

    // Then
    assertEquals(List.of(500, 500, 204), batches.stream().map(b -> b.events().size()).toList());
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
    OutboxRow row = row(0, 700, true);

    // When
    List<EventBatch> first = batches(row);
    List<EventBatch> second = batches(row);

    // Then
    assertEquals(first, second);
  }

  private static List<EventBatch> batches(OutboxRow row) throws Exception {
    RowProgress progress = new RowProgress(row, RowProgressTest::references);
    List<EventBatch> batches = new ArrayList<>();
    while (!progress.done()) {
      batches.add(progress.next());
    }
    return batches;
  }

  private static List<JsonNode> references(OutboxRow row, boolean added, int after, int upTo) {
    return IntStream.range(after, upTo)
        .mapToObj(
            i ->
                (JsonNode)
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("id", ResourceId.user(new UUID(added ? 1 : 2, i)).text()))
        .toList();
  }

  private static OutboxRow row(int removed, int added, boolean noLead) throws Exception {
    JsonMapper json = new JsonMapper();
    String group = ResourceId.group(ID).text();
    String lead =
        noLead
            ? "[]"
            : "[{\"type\":\"group.updated\",\"data\":{\"group\":{\"id\":\""
                + group
                + "\"}},\"owns\":[1]}]";
    int count = removed + added + (noLead ? 0 : 1);
    return new OutboxRow(
        new TenantId(ID),
        new OrganizationId(ID),
        new ConnectionId(ID),
        1,
        7,
        6 + count,
        new RequestId(ID),
        List.of("CapitalizedOp"),
        new EventId(ID),
        Instant.EPOCH,
        json.readTree(lead),
        json.readTree("[]"),
        json.readTree("{\"id\":\"" + group + "\"}"),
        false,
        removed,
        added,
        null);
  }
}
