package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Outbox rows of a group, from number 7 on, and the references of its members. */
final class TestRows {
  private static final UUID ID = new UUID(0x0190000000007000L, 0x8000000000000000L);

  private TestRows() {}

  static List<JsonNode> references(OutboxRow row, boolean added, int after, int upTo) {
    return references(added, after, upTo);
  }

  private static List<JsonNode> references(boolean added, int after, int upTo) {
    return IntStream.range(after, upTo)
        .mapToObj(
            i ->
                (JsonNode)
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("id", ResourceId.user(new UUID(added ? 1 : 2, i)).text()))
        .toList();
  }

  static OutboxRow row(int removed, int added, boolean noLead) throws Exception {
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
        memberships(false, removed),
        memberships(true, added),
        null,
        false);
  }

  private static Memberships memberships(boolean added, int count) {
    ArrayNode few = JsonNodeFactory.instance.arrayNode();
    if (count <= Memberships.FEW) {
      few.addAll(references(added, 0, count));
    }
    return new Memberships(count, few);
  }
}
