package io.scimrelay.delivery.retention;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.delivery.retention.Terms.Kept;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.FaultSink;
import io.scimrelay.delivery.testing.Ingest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class DayStoreIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final LocalDate NEXT = LocalDate.of(2001, 2, 4);

  @Inject DayStore days;

  private final ControlPlane control = new ControlPlane();
  private final FaultSink sink = new FaultSink();

  @BeforeEach
  void makeADay() {
    Ingest.makeTopic();
    execute(
        """
        create table delivery.event_20010203 partition of delivery.event
          for values from ('2001-02-03') to ('2001-02-04');
        alter table delivery.event_20010203 owner to scimrelay_delivery
        """);
  }

  @AfterEach
  void end() {
    sink.close();
    days.drop(Kept.EVENT, NEXT).await().atMost(SOON);
  }

  @Test
  void nobodyWaitsWhileADayThatIsReadIsTakenAway() throws Exception {
    // Given
    ControlPlane.Tenant tenant = control.tenant();
    control.endpoint(tenant, sink.url("/ok"), "causal");
    Ingest ingest = new Ingest(tenant, control.connection(tenant));
    ingest.send(ingest.user("created", "ada"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 1);

    try (Connection reader = reading()) {
      // When
      CompletableFuture<Void> dropped = days.drop(Kept.EVENT, NEXT).subscribeAsCompletionStage();
      await().atMost(SOON).until(this::detaching);
      ingest.send(ingest.user("created", "bob"));
      await().atMost(Duration.ofSeconds(2)).until(() -> sink.at("/ok").size() == 2);

      // Then
      assertTrue(exists());
      assertEquals(
          List.of("0"),
          control.texts("select count(*)::text from delivery.event where day = '2001-02-03'"));
      reader.rollback();
      dropped.join();
    }
    await().atMost(SOON).until(() -> !exists());
  }

  @Test
  void whatWasBrokenOffIsFinishedTheNextTime() throws Exception {
    // Given
    try (Connection reader = reading()) {
      assertThrows(IllegalStateException.class, DayStoreIT::breakOff);
      assertTrue(detaching());
      reader.rollback();
    }

    // When
    days.drop(Kept.EVENT, NEXT).await().atMost(SOON);

    // Then
    await().atMost(SOON).until(() -> !exists());
  }

  @Test
  void twoThatTryAtOnceDoNotDisturbEachOther() {
    // When
    CompletableFuture<Void> one = days.drop(Kept.EVENT, NEXT).subscribeAsCompletionStage();
    CompletableFuture<Void> other = days.drop(Kept.EVENT, NEXT).subscribeAsCompletionStage();
    CompletableFuture.allOf(one, other).join();

    // Then
    await().atMost(SOON).until(() -> !exists());
  }

  @Test
  void aDayThatIsNotOverStaysWhateverIsAsked() {
    // When
    days.drop(Kept.EVENT, LocalDate.of(9999, 1, 1)).await().atMost(SOON);

    // Then
    assertEquals(
        List.of("t"),
        control.texts(
            "select count(*) >= 15 from pg_inherits where inhparent = 'delivery.event'::regclass"));
  }

  private static void breakOff() {
    execute(
        "set lock_timeout = '300ms'",
        "alter table delivery.event detach partition delivery.event_20010203 concurrently");
  }

  private static Connection reading() throws SQLException {
    Connection reader = TestPostgres.shared().open();
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      statement.execute("select count(*) from delivery.event");
    }
    return reader;
  }

  private boolean detaching() {
    return !control.texts("select 'x' from pg_inherits where inhdetachpending").isEmpty();
  }

  private boolean exists() {
    return !control.texts("select 'x' from pg_class where relname = 'event_20010203'").isEmpty();
  }

  private static void execute(String... statements) {
    try (Connection connection = TestPostgres.shared().open();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
