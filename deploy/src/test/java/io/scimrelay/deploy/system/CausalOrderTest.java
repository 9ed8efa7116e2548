package io.scimrelay.deploy.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.deploy.system.CausalOrder.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausalOrderTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void membershipsOfOneGroupMayPassEachOther() throws Exception {
    // Given
    List<Seen> seen =
        List.of(
            seen(1, 10, user("created", "a")), seen(2, 40, member("a")), seen(3, 30, member("b")));

    // When, Then
    assertEquals(List.of(), CausalOrder.inversions(seen));
  }

  @Test
  void aMembershipBeforeItsUserIsAnInversion() throws Exception {
    // Given
    List<Seen> seen = List.of(seen(1, 10, user("created", "a")), seen(2, 5, member("a")));

    // When, Then
    assertEquals(1, CausalOrder.inversions(seen).size());
  }

  @Test
  void aUserEventBeforeItsEarlierMembershipIsAnInversion() throws Exception {
    // Given
    List<Seen> seen = List.of(seen(1, 10, member("a")), seen(2, 5, user("deleted", "a")));

    // When, Then
    assertEquals(1, CausalOrder.inversions(seen).size());
  }

  private static Seen seen(long sequence, long at, String event) throws Exception {
    JsonNode node = JSON.readTree(event.replaceFirst("\\{", "{\"sequence\":" + sequence + ","));
    return new Seen(node, at);
  }

  private static String user(String what, String id) {
    return "{\"type\":\"user." + what + "\",\"data\":{\"user\":{\"id\":\"" + id + "\"}}}";
  }

  private static String member(String user) {
    return "{\"type\":\"group.member_added\",\"data\":{\"group\":{\"id\":\"g\"},\"user\":{\"id\":\""
        + user
        + "\"}}}";
  }
}
