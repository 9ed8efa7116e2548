package io.scimrelay.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class BackfillIT {
  private static final Logger LOG = Logger.getLogger(BackfillIT.class);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofSeconds(90);
  private static final String DONE = "succeeded the whole connection";

  private final ControlPlane control = new ControlPlane();
  private final FaultSink sink = new FaultSink();
  private final Tenant tenant = control.tenant();
  private final ConnectionId connection = control.connection(tenant);

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
  }

  @AfterEach
  void end() {
    sink.close();
  }

  @Test
  void aNewEndpointIsToldThePresentStateAndThenGoesOn() {
    // Given
    Directory directory = Directory.empty(tenant, connection);
    for (List<EventEnvelope> events :
        List.of(
            directory.user("ada"),
            directory.user("bob"),
            directory.change("ada"),
            directory.group("G"),
            directory.add("G", "ada"),
            directory.add("G", "bob"),
            directory.user("carl"),
            directory.delete("carl"))) {
      directory.send(events);
    }
    await().atMost(SOON).until(() -> appended() == directory.sequence());
    Hook hook = claimed("/ok");

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);

    // Then
    await().atMost(SOON).until(() -> control.job(job), DONE::equals);
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 5);
    List<JsonObject> events = sink.at("/ok").stream().map(Received::event).toList();
    assertEquals(
        List.of(
            "group.created",
            "group.member_added",
            "group.member_added",
            "user.created",
            "user.created"),
        events.stream().map(event -> event.getString("type")).sorted().toList());
    sink.at("/ok")
        .forEach(
            each -> {
              assertEquals(each.header("webhook-id"), each.event().getString("id"));
              assertEquals(tenant.id().text(), each.event().getString("tenantId"));
              assertEquals(connection.text(), each.event().getString("connectionId"));
              assertEquals(directory.sequence(), each.event().getLong("sequence"));
              assertTrue(each.event().getBoolean("backfill"));
            });
    assertEquals(directory.state(), new ReceiverState(events).known());
    directory.send(directory.change("ada"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 6);
  }

  @Test
  void whatTheLogNoLongerHasIsToldAsWell() {
    // Given
    Directory directory = Directory.filled(tenant, connection, 3);
    Hook hook = claimed("/ok");

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);

    // Then
    await().atMost(SOON).until(() -> control.job(job), DONE::equals);
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 3);
    JsonObject user = sink.at("/ok").getFirst().event().getJsonObject("data").getJsonObject("user");
    assertEquals("t1", user.getJsonObject("attributes").getString("title"));
    assertEquals(user.getString("userName"), user.getJsonObject("scim").getString("userName"));
    assertEquals(
        directory.state(),
        new ReceiverState(sink.at("/ok").stream().map(Received::event).toList()).known());
  }

  @Test
  void whatTheEndpointDoesNotWantIsNotTold() {
    // Given
    Directory directory = Directory.filled(tenant, connection, 3);
    directory.send(directory.group("G"));
    Hook hook = claimed("/ok");
    control.types(hook.id(), "group.created");

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);

    // Then
    await().atMost(SOON).until(() -> control.job(job), DONE::equals);
    await().atMost(SOON).until(() -> sink.at("/ok").size() >= 1);
    assertEquals(1, sink.at("/ok").stream().filter(each -> backfilled(each)).count());
    assertEquals(
        List.of("group.created"),
        sink.at("/ok").stream().map(each -> each.event().getString("type")).distinct().toList());
  }

  /** The directory no longer has them, so that nothing else would tell the endpoint. */
  @Test
  void whoeverLeftBeforeTheSnapshotIsToldToHaveLeft() {
    // Given
    Directory directory = Directory.empty(tenant, connection);
    Hook hook = claimed("/poison");
    List.of(
            directory.user("ada"),
            directory.user("bob"),
            directory.user("carl"),
            directory.group("G"),
            directory.add("G", "ada"),
            directory.add("G", "bob"),
            directory.add("G", "carl"))
        .forEach(directory::send);
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 7);
    sink.poison.add(connection.text());
    directory.send(directory.change("ada"));
    directory.send(directory.delete("ada"));
    await().atMost(SOON).until(() -> appended() == directory.sequence());
    List<List<EventEnvelope>> late =
        List.of(
            directory.remove("G", "bob"),
            directory.remove("G", "carl"),
            directory.add("G", "carl"));

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);
    await().atMost(SOON).until(() -> snapshot(job) == directory.sequence());
    late.forEach(directory::send);
    await().atMost(SOON).until(() -> control.job(job), DONE::equals);
    sink.poison.clear();

    // Then
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).stream().noneMatch(m -> m.endsWith("pending")));
    assertEquals(
        directory.state(),
        new ReceiverState(sink.accepted("/poison").stream().map(Received::event).toList()).known());
    assertTrue(
        control
            .messages(hook.id())
            .containsAll(
                List.of(
                    "user.updated skipped superseded",
                    "group.member_removed skipped superseded",
                    "group.member_added skipped superseded",
                    "user.deleted delivered",
                    "group.member_removed delivered")));
  }

  @Test
  void whatTheBackfillDoesNotTellStaysToBeTold() {
    // Given
    Directory directory = Directory.filled(tenant, connection, 3);
    Hook hook = claimed("/poison");
    control.types(hook.id(), "user.updated");
    sink.poison.add(connection.text());
    directory.send(directory.change("old1"));
    await().atMost(SOON).until(() -> control.messages(hook.id()).size() == 1);

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);
    await().atMost(SOON).until(() -> control.job(job), DONE::equals);
    sink.poison.clear();

    // Then
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()), List.of("user.updated delivered")::equals);
  }

  @Test
  void aNeighbourIsToldAtOnceWhileOneTenantAsksForManyBackfills() {
    // Given
    Directory.filled(tenant, connection, 2_000);
    List<Hook> hooks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      hooks.add(claimed("/paused"));
      control.state(hooks.getLast().id(), "paused");
    }
    Tenant other = control.tenant();
    control.endpoint(other, sink.url("/ok"), "causal");
    Ingest neighbour = new Ingest(other, control.connection(other));
    neighbour.send(neighbour.user("created", "first"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 1);

    // When
    List<JobId> jobs =
        hooks.stream().map(hook -> control.backfill(tenant, hook.id(), connection)).toList();
    Duration slowest = slowestOf(neighbour, jobs);

    // Then
    LOG.infof("the slowest event of a neighbour beside 20 of 2,000: %s", slowest);
    assertTrue(slowest.compareTo(Duration.ofSeconds(2)) < 0, "a neighbour waited");
  }

  @Test
  void ofTwoBackfillsOfOneLaneTheLaterOneIsTold() {
    // Given
    Directory directory = Directory.filled(tenant, connection, 600);
    Hook hook = claimed("/ok");
    control.state(hook.id(), "paused");

    // When
    List<JobId> jobs =
        List.of(
            control.backfill(tenant, hook.id(), connection),
            control.backfill(tenant, hook.id(), connection));
    await().atMost(SOON).until(() -> jobs.stream().map(control::job).allMatch(DONE::equals));
    control.state(hook.id(), "active");

    // Then
    await()
        .atMost(LATER)
        .until(() -> control.messages(hook.id()).stream().noneMatch(m -> m.endsWith("pending")));
    assertEquals(
        directory.state(),
        new ReceiverState(sink.at("/ok").stream().map(Received::event).toList()).known());
  }

  /** Its own endpoint is paused, so that only the writing counts. */
  @Test
  void aNeighbourIsToldAtOnceWhileALargeBackfillIsWritten() {
    // Given
    var directory = Directory.filled(tenant, connection, 20_000);
    assertEquals(20_000, directory.sequence());
    Hook hook = claimed("/paused");
    control.state(hook.id(), "paused");
    control.endpoint(tenant, sink.url("/ok"), "causal");
    Ingest neighbour = new Ingest(tenant, control.connection(tenant));
    neighbour.send(neighbour.user("created", "first"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 1);

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);
    Duration slowest = slowestOf(neighbour, List.of(job));

    // Then
    LOG.infof("the slowest event of a neighbour beside 20,000: %s", slowest);
    assertTrue(slowest.compareTo(Duration.ofSeconds(2)) < 0, "a neighbour waited");
    assertEquals(
        List.of("20000"),
        control.texts(
            "select count(*)::text from delivery.message where endpoint_id = ? and state = 'pending'"
                + " and connection_id = ?",
            hook.id().value(),
            connection.value()));
    assertEquals(
        List.of("20000 20000"),
        control.texts(
            "select done || ' ' || total from delivery.job_status where job_id = ?", job.value()));
  }

  @Test
  void writesThatGoOnMeanwhileEndInTheSameStateWithoutInversions() throws Exception {
    // Given
    Directory directory = Directory.filled(tenant, connection, 1_500);
    Hook hook = claimed("/ok");
    directory.send(directory.group("G"));
    Writer writer = new Writer(directory);
    writer.write(100);

    // When
    JobId job = control.backfill(tenant, hook.id(), connection);
    while (!DONE.equals(control.job(job))) {
      writer.write(5);
      assertTrue(!control.job(job).startsWith("failed"), control.job(job));
    }
    writer.write(100);
    writer.sendAll();

    // Then
    await().atMost(LATER).until(() -> appended() == directory.sequence());
    await()
        .atMost(LATER)
        .until(() -> control.messages(hook.id()).stream().noneMatch(m -> m.endsWith("pending")));
    ReceiverState receiver =
        new ReceiverState(sink.accepted("/ok").stream().map(Received::event).toList());
    assertEquals(List.of(), receiver.inversions());
    assertEquals(directory.state(), receiver.known());
    long distinct =
        sink.accepted("/ok").stream().map(each -> each.header("webhook-id")).distinct().count();
    assertEquals(sink.accepted("/ok").size(), distinct);
  }

  /** Changes the directory at random; what it tells arrives some changes later. */
  private static final class Writer {
    private final Directory directory;
    private final Random random = new Random(7);
    private final List<String> users = new ArrayList<>();
    private final Deque<List<EventEnvelope>> underWay = new ArrayDeque<>();
    private int made;

    Writer(Directory directory) {
      this.directory = directory;
      for (int i = 1; i <= 1_500; i++) {
        users.add("old" + i);
      }
    }

    void write(int changes) {
      for (int i = 0; i < changes; i++) {
        List<EventEnvelope> events = change();
        if (!events.isEmpty()) {
          underWay.add(events);
        }
        if (underWay.size() > 60) {
          directory.send(underWay.remove());
        }
      }
    }

    void sendAll() {
      underWay.forEach(directory::send);
      underWay.clear();
    }

    private List<EventEnvelope> change() {
      String user = users.get(random.nextInt(users.size()));
      return switch (random.nextInt(8)) {
        case 0 -> {
          users.remove(user);
          yield directory.delete(user);
        }
        case 1, 2 -> directory.add("G", user);
        case 3 -> {
          String name = "new" + ++made;
          users.add(name);
          yield directory.user(name);
        }
        default -> directory.change(user);
      };
    }
  }

  private static boolean backfilled(Received each) {
    return each.event().getBoolean("backfill", false);
  }

  /** The number up to which the job told the state, once it has. */
  private long snapshot(JobId job) {
    return control
        .texts(
            "select coalesce(sequence, 0)::text from delivery.backfill where job_id = ?",
            job.value())
        .stream()
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private long appended() {
    return control
        .texts(
            "select last_sequence::text from delivery.appended where connection_id = ?",
            connection.value())
        .stream()
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private Hook claimed(String path) {
    Hook hook = control.endpoint(tenant, sink.url(path), "causal");
    await()
        .atMost(SOON)
        .until(
            () ->
                control
                        .texts(
                            "select 1::text from delivery.claim where endpoint_id = ?",
                            hook.id().value())
                        .size()
                    == 1);
    return hook;
  }

  /** Sends one event after the other, each once the one before has arrived, until all is done. */
  private Duration slowestOf(Ingest neighbour, List<JobId> jobs) {
    long begun = System.nanoTime();
    long slowest = 0;
    while (!jobs.stream().map(control::job).allMatch(DONE::equals)) {
      long sent = System.nanoTime();
      int expected = sink.at("/ok").size() + 1;
      neighbour.send(neighbour.user("created", "user" + expected));
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> sink.at("/ok").size() == expected);
      slowest = Math.max(slowest, System.nanoTime() - sent);
      assertTrue(
          sent - begun < LATER.toNanos(), () -> jobs.stream().map(control::job).toList() + "");
    }
    return Duration.ofNanos(slowest);
  }
}
