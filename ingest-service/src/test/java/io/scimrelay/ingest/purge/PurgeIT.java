package io.scimrelay.ingest.purge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.EventLog;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class PurgeIT {
  private static final List<String> TABLES =
      List.of(
          "resource",
          "member",
          "email",
          "request",
          "outbox",
          "connection_counter",
          "connection_seen",
          "departed");

  @Inject Purge purge;
  private final TestConnection gone = filled();
  private final TestConnection kept = filled();

  @Test
  void nothingStaysOfADeletedConnectionAfterItsTime() {
    // Given
    TestConnection.sql("delete from control.connection where id = ?", gone.id().value());
    EventLog.appended(gone.id(), 1_000);

    // When
    purge.round(Duration.ZERO).await().indefinitely();

    // Then
    TABLES.forEach(table -> assertEquals(0, count(table, gone), table));
    assertEquals(0, tokens(gone));
    assertTrue(count("resource", kept) > 0);
    assertEquals(200, kept.get("/Users").status());
    assertEquals(1, tokens(kept));
  }

  @Test
  void withATenantGoesWhatItsConnectionsLeft() {
    // Given
    TestConnection.sql("delete from control.tenant where id = ?", gone.tenant());
    EventLog.appended(gone.id(), 1_000);

    // When
    purge.round(Duration.ZERO).await().indefinitely();

    // Then
    assertEquals(0, count("resource", gone));
    assertEquals(0, count("connection_counter", gone));
  }

  @Test
  void beforeItsTimeAllStays() {
    // Given
    TestConnection.sql("delete from control.connection where id = ?", gone.id().value());

    // When
    purge.round(Duration.ofDays(7)).await().indefinitely();

    // Then
    assertEquals(3, count("resource", gone));
    assertEquals(1, count("departed", gone));
  }

  @Test
  void whatTheEventLogDoesNotHaveStaysInTheOutboxWithItsCounter() {
    // Given
    long before = count("outbox", gone);
    TestConnection.sql("delete from control.connection where id = ?", gone.id().value());

    // When
    purge.round(Duration.ZERO).await().indefinitely();

    // Then
    assertEquals(0, count("resource", gone));
    assertEquals(before, count("outbox", gone));
    assertEquals(1, count("connection_counter", gone));
  }

  private static TestConnection filled() {
    TestConnection connection = TestConnection.create();
    String ada =
        connection
            .post("/Users", "{\"userName\":\"ada\",\"emails\":[{\"value\":\"ada@x.example\"}]}")
            .id();
    String bob = connection.user("bob");
    connection.group("Eng", ada, bob);
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertEquals(3, count("request", connection));
              assertEquals(1, count("connection_seen", connection));
            });
    return connection;
  }

  private static long count(String table, TestConnection of) {
    return TestConnection.number(
        "select count(*) from directory." + table + " where connection_id = ?", of.id().value());
  }

  private static long tokens(TestConnection of) {
    return TestConnection.number(
        "select count(*) from directory.token_seen where tenant_id = ?", of.tenant());
  }
}
