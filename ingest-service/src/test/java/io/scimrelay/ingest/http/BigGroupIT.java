package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.testing.TestKafka;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.List;
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
    connection.crowd(CROWD);
    String group = connection.group("Crowd");
    List<String> users =
        TestConnection.texts(
            "select directory.scim_id('user', r.id) from directory.resource r where r.connection_id = '"
                + connection.id().value()
                + "' and r.kind = 'user' order by r.id");
    TestConnection.sql("analyze directory.resource, directory.member");

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

  private int put(String group, List<String> users) {
    return connection
        .put(
            "/Groups/" + group,
            "{\"displayName\":\"Crowd\",\"members\":["
                + TestConnection.values(users.toArray(String[]::new))
                + "]}")
        .status();
  }
}
