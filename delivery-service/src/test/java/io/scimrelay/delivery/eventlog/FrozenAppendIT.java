package io.scimrelay.delivery.eventlog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.Ingest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process that stands still in the middle of an append is, to the database, a session of the
 * service that holds the locks of an append and says nothing more.
 */
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class FrozenAppendIT {
  private static final Logger LOG = Logger.getLogger(FrozenAppendIT.class);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final ControlPlane control = new ControlPlane();
  private final Tenant tenant = control.tenant();
  private final ConnectionId connection = control.connection(tenant);
  private final Ingest ingest = new Ingest(tenant, connection);

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
    ingest.send(ingest.user("created", "ada"));
    await().atMost(SOON).until(() -> log(tenant).size() == 1);
  }

  @Test
  void itHoldsOthersUpForSecondsOnlyAndIsRefusedWhenItWakes() throws Exception {
    // Given
    Tenant other = control.tenant();
    Ingest neighbour = new Ingest(other, control.connection(other));
    EventEnvelope updated = ingest.user("updated", "ada");
    EventEnvelope foreign = neighbour.user("created", "bob");
    try (Connection frozen = session()) {
      lock(frozen, AppendSql.LOCK_CONNECTIONS, connection.value());
      lock(frozen, AppendSql.LOCK_TENANTS, tenant.id().value());
      move(frozen, 2);

      // When
      long begun = System.nanoTime();
      ingest.send(updated);
      neighbour.send(foreign);
      await().atMost(LONGEST).until(() -> log(tenant).size() == 2 && log(other).size() == 1);
      LOG.infof("the others waited %d ms", (System.nanoTime() - begun) / 1_000_000);

      // Then
      assertThrows(SQLException.class, () -> move(frozen, 2));
      assertThrows(SQLException.class, frozen::commit);
    }
    ingest.send(updated, ingest.user("updated", "ada"));
    await().atMost(SOON).until(() -> log(tenant).size() == 3);
    assertEquals(
        ingest.sent().stream().map(event -> event.id().value().toString()).toList(), log(tenant));
    assertEquals(List.of(foreign.id().value().toString()), log(other));
    assertEquals(
        List.of("3"),
        control.texts(
            "select last_sequence::text from delivery.connection_position where connection_id = ?",
            connection.value()));
  }

  private static Connection session() throws SQLException {
    String role = "scimrelay_delivery";
    Connection session =
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:" + TestPostgres.shared().port() + "/postgres",
            role,
            role);
    session.setAutoCommit(false);
    return session;
  }

  private static void lock(Connection session, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql.replace("$1", "?"))) {
      statement.setArray(1, session.createArrayOf("uuid", new UUID[] {id}));
      statement.execute();
    }
  }

  private void move(Connection session, long sequence) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "update delivery.connection_position set last_sequence = ? where connection_id = ?")) {
      statement.setLong(1, sequence);
      statement.setObject(2, connection.value());
      statement.executeUpdate();
    }
  }

  private List<String> log(Tenant of) {
    return control.texts(
        "select id::text from delivery.event where tenant_id = ? order by position",
        of.id().value());
  }
}
