package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.testing.TestKafka;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A group of 10,000, of which the planner knows nothing. */
@QuarkusTest
@WithServers
class BigGroupIT {
  private static final int CROWD = 10_000;

  private final TestConnection connection = TestConnection.create();

  @Test
  void aGroupThatIsPutWholeAndThenByHalvesIsWhatWasPut() {
    // Given
    List<String> users = users();
    String group = connection.group("Crowd");

    // When
    List<Integer> answers =
        List.of(
            put(group, users),
            put(group, users.subList(0, CROWD / 2)),
            put(group, users.reversed()));

    // Then
    assertEquals(List.of(200, 200, 200), answers);
    assertEquals(CROWD, connection.get("/Groups/" + group).body().path("members").size());
    try (EventTail tail = new EventTail(TestKafka.shared().bootstrapServers())) {
      tail.numbered(connection.id(), 1 + 2 * CROWD);
      assertEquals(
          LongStream.rangeClosed(1, 1 + 2 * CROWD).boxed().toList(), tail.arrived(connection.id()));
    }
  }

  @Test
  void aGroupThatIsCreatedWholeLosesAllWhoAreNotNamed() {
    // Given
    List<String> users = users();
    String group = connection.post("/Groups", body(users)).body().path("id").asText();
    String kept = users.get(CROWD / 2);
    String inner = connection.group("Inner");
    connection.patch(
        "/Groups/" + group,
        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + inner + "\"}]}");

    // When
    int answer =
        connection
            .patch(
                "/Groups/" + group,
                "{\"op\":\"remove\",\"path\":\"members[not (type eq \\\"Group\\\" or value eq \\\""
                    + kept
                    + "\\\")]\"}")
            .status();

    // Then
    assertEquals(204, answer);
    assertEquals(
        Set.of(kept, inner),
        connection
            .get("/Groups/" + group)
            .body()
            .path("members")
            .valueStream()
            .map(member -> member.path("value").asText())
            .collect(Collectors.toSet()));
  }

  private List<String> users() {
    connection.crowd(CROWD);
    TestConnection.sql("analyze directory.resource, directory.member");
    return TestConnection.texts(
        "select directory.scim_id('user', r.id) from directory.resource r where r.connection_id = '"
            + connection.id().value()
            + "' and r.kind = 'user' order by r.id");
  }

  private int put(String group, List<String> users) {
    return connection.put("/Groups/" + group, body(users)).status();
  }

  private static String body(List<String> users) {
    return "{\"displayName\":\"Crowd\",\"members\":["
        + TestConnection.values(users.toArray(String[]::new))
        + "]}";
  }
}
