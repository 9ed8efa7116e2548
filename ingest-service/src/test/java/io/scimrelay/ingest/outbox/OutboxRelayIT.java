package io.scimrelay.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.testing.TestKafka;
import io.scimrelay.ingest.testing.EventLog;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import io.scimrelay.ingest.trace.ScimTraces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The relay while Kafka is not what it was. */
@QuarkusTest
@WithServers
class OutboxRelayIT {
  private final TestKafka kafka = TestKafka.shared();
  private final TestConnection connection = TestConnection.create();
  private final TestConnection other = TestConnection.create();

  @Inject OutboxStore store;
  @Inject ScimTraces traces;

  @Test
  void whileTheBrokerIsStoppedCallsAreServedAndThenAllIsPublishedInOrder() {
    // Given
    connection.user("before");
    other.user("before");
    kafka.stopBroker();

    // When
    Set<Integer> answers;
    try {
      answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      (i % 2 == 0 ? connection : other)
                          .post("/Users", TestConnection.userJson("u" + i))
                          .status())
              .collect(Collectors.toSet());
    } finally {
      kafka.startBroker();
    }

    // Then
    assertEquals(Set.of(201), answers);
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(connection.id(), 11);
      tail.numbered(other.id(), 11);
      assertEquals(numbers(1, 11), tail.arrived(connection.id()));
      assertEquals(numbers(1, 11), tail.arrived(other.id()));
    }
  }

  @Test
  void whatTheLogDoesNotHaveIsPublishedAgainIntoATopicThatWasLost() throws Exception {
    // Given
    IntStream.range(0, 10).forEach(i -> connection.user("u" + i));
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(connection.id(), 10);
    }
    EventLog.appended(connection.id(), 4);

    // When
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(EventTopic.NAME)).all().get();
    }
    connection.user("after");

    // Then
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(connection.id(), 7);
      assertEquals(numbers(5, 11), tail.arrived(connection.id()));
    }
  }

  @Test
  void largeRowsAreReadAFewAtATimeAndPublishedInOrder() {
    // Given
    String user =
        connection
            .post("/Users", "{\"userName\":\"u\",\"notes\":\"" + "x".repeat(200_000) + "\"}")
            .id();
    IntStream.range(0, 12)
        .forEach(
            i ->
                connection.patch(
                    "/Users/" + user,
                    "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"t%d\"}".formatted(i)));

    // When
    List<OutboxRow> rows =
        store.rows(Map.of(connection.id(), Position.START), 200).await().indefinitely();

    // Then
    assertEquals(List.of(false, true), rows.stream().map(OutboxRow::fills).toList());
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(connection.id(), 13);
      assertEquals(numbers(1, 13), tail.arrived(connection.id()));
    }
  }

  @Test
  void ofACallOfWhichTheLogHasSomeTheRestIsPublished() {
    // Given
    List<String> users = IntStream.range(0, 1_300).mapToObj(i -> connection.user("u" + i)).toList();
    String group = connection.group("Crowd");
    kafka.stopBroker();

    // When
    try {
      connection.put(
          "/Groups/" + group,
          "{\"displayName\":\"Crowd\",\"members\":["
              + TestConnection.values(users.toArray(String[]::new))
              + "]}");
      EventLog.appended(connection.id(), 1_301 + 500);
    } finally {
      kafka.startBroker();
    }
    connection.user("after");

    // Then
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(connection.id(), 2_602);
      assertEquals(numbers(1, 2_602), tail.arrived(connection.id()));
    }
  }

  @Test
  void whileKafkaIsAwayARoundEndsWithTheFirstRecordThatFails() {
    // Given
    EventPublisher publisher = new EventPublisher(kafka.bootstrapServers(), traces);
    Backlog backlog = new Backlog();
    Publishing publishing = new Publishing(store, publisher, backlog, new OutboxSignal());
    publisher.prepare();
    kafka.stopBroker();

    // When
    try {
      IntStream.range(0, 6).forEach(i -> connection.user("u" + i));
      backlog.wants(connection.id(), System.nanoTime());

      // Then
      assertTimeout(
          Duration.ofSeconds(20), () -> assertThrows(RelayUnavailable.class, publishing::round));
    } finally {
      kafka.startBroker();
      publisher.close();
    }
  }

  @Test
  void whatCannotBeWrittenOutHoldsUpItsOwnConnectionOnly() {
    // Given
    String ada = connection.user("ada");
    String group = connection.group("Eng");
    TestConnection.sql(
        "update directory.resource set reference = reference - 'id' where connection_id = ? and kind = 'user'",
        connection.id().value());

    // When
    connection.patch(
        "/Groups/" + group,
        "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + TestConnection.values(ada) + "]}");
    connection.user("behind");
    other.user("elsewhere");

    // Then
    try (EventTail tail = new EventTail(kafka.bootstrapServers())) {
      tail.numbered(other.id(), 1);
      tail.numbered(connection.id(), 2);
      Awaitility.await().until(() -> problems() == 1);
      assertEquals(numbers(1, 2), tail.arrived(connection.id()));
    }
  }

  private long problems() {
    return TestConnection.number(
        "select count(*) from directory.connection_seen where connection_id = ? and problem like '%written out%'",
        connection.id().value());
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
