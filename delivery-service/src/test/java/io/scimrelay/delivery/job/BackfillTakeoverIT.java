package io.scimrelay.delivery.job;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Hook;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.Directory;
import io.scimrelay.delivery.testing.FaultSink;
import io.scimrelay.delivery.testing.Ingest;
import io.scimrelay.delivery.testing.Received;
import io.scimrelay.delivery.testing.ReceiverState;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays a process that ends in the middle of a backfill; the service takes the job over. */
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class BackfillTakeoverIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DONE = "succeeded the whole connection";

  @Inject BackfillStore store;
  @Inject SnapshotStore snapshots;
  @Inject JobStore jobs;

  private final ControlPlane control = new ControlPlane();
  private final FaultSink sink = new FaultSink();
  private final Tenant tenant = control.tenant();
  private final ConnectionId connection = control.connection(tenant);
  private final Directory directory = Directory.filled(tenant, connection, 30);
  private final Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
  private final Job job =
      new Job(
          new JobId(UUID.randomUUID()),
          tenant.id(),
          "backfill",
          hook.id(),
          connection,
          null,
          new JsonObject());

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
    await().atMost(SOON).until(() -> !owner().isEmpty());
  }

  @AfterEach
  void end() {
    sink.close();
  }

  /**
   * The log is behind the snapshot, so that the job waits with all of it written. The endpoint is
   * paused meanwhile, since no process held its lane before.
   */
  @Test
  void whatWasWrittenIsNotWrittenAgainAndLaterChangesFollowIt() {
    // Given
    control.state(hook.id(), "paused");
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    List<EventEnvelope> underWay = directory.change("old1");
    jobs.start(job).await().atMost(SOON);
    Written written = write();
    List<EventEnvelope> later = directory.change("old1");

    // When
    directory.send(underWay);
    directory.send(later);

    // Then
    await().atMost(SOON).until(() -> control.job(job.id()), DONE::equals);
    control.state(hook.id(), "active");
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 31);
    assertEquals(30, written.told());
    ReceiverState receiver = new ReceiverState(events());
    assertEquals(List.of(), receiver.inversions());
    assertEquals(directory.state(), receiver.known());
    assertEquals(later.getLast().id().text(), sink.at("/ok").getLast().header("webhook-id"));
  }

  @Test
  void whatWasOnlyReservedIsWrittenAnew() {
    // Given
    jobs.start(job).await().atMost(SOON);
    store.reserve(job, process()).await().atMost(SOON);

    // When
    control.backfill(job.id(), tenant, hook.id(), connection);

    // Then
    await().atMost(SOON).until(() -> control.job(job.id()), DONE::equals);
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 30);
    assertEquals(directory.state(), new ReceiverState(events()).known());
  }

  @Test
  void aProcessThatLostTheEndpointWritesNothing() {
    // Given
    jobs.start(job).await().atMost(SOON);
    Written.Positions positions = store.reserve(job, process()).await().atMost(SOON);
    UUID other = UUID.randomUUID();

    // When
    assertThrows(
        MovedException.class, () -> snapshots.write(job, other, positions).await().atMost(SOON));

    // Then
    assertEquals(List.of(), control.messages(hook.id()));
  }

  private Written write() {
    Written.Positions positions = store.reserve(job, process()).await().atMost(SOON);
    Written written = snapshots.write(job, process(), positions).await().atMost(SOON);
    control.backfill(job.id(), tenant, hook.id(), connection);
    return written;
  }

  private List<JsonObject> events() {
    return sink.at("/ok").stream().map(Received::event).toList();
  }

  private UUID process() {
    return UUID.fromString(owner().getFirst());
  }

  private List<String> owner() {
    return control.texts(
        "select process_id::text from delivery.claim where endpoint_id = ?", hook.id().value());
  }
}
