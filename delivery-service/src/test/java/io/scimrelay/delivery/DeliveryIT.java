package io.scimrelay.delivery;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Hook;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.FaultSink;
import io.scimrelay.delivery.testing.Ingest;
import io.scimrelay.delivery.testing.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class DeliveryIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ControlPlane control = new ControlPlane();
  private FaultSink sink = new FaultSink();
  private Tenant tenant = control.tenant();
  private Ingest ingest = new Ingest(tenant, control.connection(tenant));

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
  }

  @AfterEach
  void end() {
    sink.close();
  }

  @Test
  void anEventBecomesASignedWebhookAndIsInTheLog() throws Exception {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    EventEnvelope event = ingest.user("created", "ada");

    // When
    ingest.send(event);

    // Then
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 1);
    Received received = sink.at("/ok").getFirst();
    assertEquals(event.body(), received.body());
    assertEquals(event.id().text(), received.header("webhook-id"));
    assertEquals("t", received.header("x-tenant"));
    new Webhook(hook.secret()).verify(received.body(), received.headers());
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()), List.of("user.created delivered")::equals);
    Map<String, Object> page = page("");
    assertEquals(List.of(event.id().text()), ids(page));
  }

  @Test
  void recordsThatComeAgainOrBeyondAGapAreNotAppendedTwice() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    EventEnvelope first = ingest.user("created", "ada");
    EventEnvelope second = ingest.user("updated", "ada");
    EventEnvelope third = ingest.user("updated", "ada");

    // When
    ingest.send(first);
    ingest.send(third);
    ingest.send(first, second);
    ingest.send(second, third);

    // Then
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 3);
    assertEquals(List.of(first.id().text(), second.id().text(), third.id().text()), ids(page("")));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).stream().allMatch(m -> m.endsWith("delivered")));
  }

  @Test
  void whatIsPoisonedHoldsUpOnlyItsOwnAndDeactivationsPassIt() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("\"G\"");
    ingest.send(ingest.user("created", "ada"), ingest.user("created", "bob"));
    ingest.send(ingest.group("created", "G"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 3);

    // When
    ingest.send(
        ingest.member("added", "G", "ada"),
        ingest.user("deactivated", "ada"),
        ingest.user("updated", "bob"));

    // Then
    await()
        .atMost(SOON)
        .until(
            () ->
                control.messages(hook.id()).stream().filter(m -> m.endsWith("delivered")).count()
                    == 4);
    assertEquals(
        List.of("group.member_added pending", "group.created pending"),
        control.messages(hook.id()).stream().filter(m -> m.endsWith("pending")).toList());
    sink.poison.clear();
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).stream().allMatch(m -> m.endsWith("delivered")));
    List<Received> accepted = sink.accepted("/poison");
    assertEquals("group.member_added", accepted.getLast().event().getString("type"));
  }

  @Test
  void withoutAnOrderNothingIsSkippedForWhatOvertookIt() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "none");
    sink.poison.add("user.updated");
    ingest.send(ingest.user("created", "ada"), ingest.user("updated", "ada"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 2);

    // When
    ingest.send(ingest.user("deactivated", "ada"));
    await().atMost(SOON).until(() -> sink.accepted("/poison").size() == 2);
    sink.poison.clear();

    // Then
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).stream().allMatch(m -> m.endsWith("delivered")));
  }

  @Test
  void aThousandEventsOfManyConnectionsArriveOnceEach() {
    // Given
    control.endpoint(tenant, sink.url("/slow/5"), "causal");
    List<Ingest> many = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      many.add(new Ingest(tenant, control.connection(tenant)));
    }

    // When
    for (int n = 0; n < 100; n++) {
      for (Ingest each : many) {
        each.send(each.user("created", "user" + n));
      }
    }

    // Then
    await().atMost(Duration.ofSeconds(60)).until(() -> sink.at("/slow/5").size() >= 1_000);
    long distinct =
        sink.at("/slow/5").stream().map(each -> each.header("webhook-id")).distinct().count();
    assertEquals(1_000, distinct);
    assertEquals(1_000, sink.at("/slow/5").size());
  }

  @Test
  void aReceiverThatIsGoneIsDisabledAndTheTenantIsTold() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/status/410"), "causal");
    Hook other = control.endpoint(tenant, sink.url("/ok"), "causal");

    // When
    ingest.send(ingest.user("created", "ada"));

    // Then
    await()
        .atMost(SOON)
        .until(
            () -> sink.at("/ok").stream().map(each -> each.event().getString("type")).toList(),
            types -> types.contains("endpoint.disabled"));
    assertEquals(
        List.of("gone"),
        control.texts(
            "select verdict from delivery.endpoint_status where endpoint_id = ?",
            hook.id().value()));
    ingest.send(ingest.user("created", "bob"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 3);
    assertEquals(1, sink.at("/status/410").size());
    assertEquals(1, control.messages(hook.id()).size());
    assertEquals(3, control.messages(other.id()).size());
  }

  @Test
  void eachFailureIsRecordedByItsName() {
    // Given
    Map<String, String> expected =
        Map.of(
            "/redirect", "1 scheduled rejected 302 redirect",
            "/reset", "1 scheduled unreachable reset",
            "/endless", "1 scheduled accepted 200",
            "/headers", "1 scheduled unreachable protocol",
            "/status/400", "1 scheduled rejected 400",
            "/status/503", "1 scheduled rejected 503");
    Map<String, Hook> hooks = new java.util.HashMap<>();
    expected.keySet().forEach(p -> hooks.put(p, control.endpoint(tenant, sink.url(p), "causal")));
    Hook closed = control.endpoint(tenant, "http://127.0.0.1:1/", "causal");

    // When
    ingest.send(ingest.user("created", "ada"));

    // Then
    expected.forEach((path, attempt) -> assertEquals(attempt, firstAttempt(hooks.get(path)), path));
    assertEquals("1 scheduled unreachable connect", firstAttempt(closed));
    assertTrue(sink.at("/trap").isEmpty());
  }

  @Test
  void aPausedConnectionWaitsAndGoesOnInOrder() {
    // Given
    control.endpoint(tenant, sink.url("/ok"), "causal");
    ConnectionId connection = control.connection(tenant);
    Ingest paused = new Ingest(tenant, connection);
    control.pause(connection, true);
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    paused.send(paused.user("created", "ada"), paused.user("updated", "ada"));
    await().atMost(SOON).until(() -> ids(page("")).size() == 2);

    // When
    int before = sink.at("/ok").size();
    control.pause(connection, false);

    // Then
    assertEquals(0, before);
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 2);
  }

  @Test
  void whatWasDeliveredIsSentAgainByHandAndStaysDelivered() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    ingest.send(ingest.user("created", "ada"));
    await()
        .atMost(SOON)
        .until(
            () -> control.messages(hook.id()),
            delivered -> delivered.equals(List.of("user.created delivered")));
    MessageId message = control.messageIds(hook.id()).getFirst();

    // When
    JobId job = control.resend(tenant, hook.id(), message);

    // Then
    await().atMost(SOON).until(() -> control.job(job), "succeeded"::equals);
    assertEquals(2, sink.at("/ok").size());
    assertEquals(
        List.of("1 scheduled accepted 204", "2 manual accepted 204"), control.attempts(message));
    assertEquals(List.of("user.created delivered"), control.messages(hook.id()));
  }

  @Test
  void whatWaitsForItsNextTryGoesAtOnceWhenAskedFor() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("ada");
    ingest.send(ingest.user("created", "ada"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 1);
    await()
        .atMost(SOON)
        .until(() -> control.attempts(control.messageIds(hook.id()).getFirst()).size() == 1);
    sink.poison.clear();

    // When
    control.resend(tenant, hook.id(), control.messageIds(hook.id()).getFirst());

    // Then
    await().atMost(Duration.ofSeconds(4)).until(() -> sink.accepted("/poison").size() == 1);
  }

  @Test
  void aTestIsSentToTheEndpointAloneAndRecorded() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");

    // When
    control.test(tenant, hook.id());

    // Then
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertEquals(List.of("endpoint.test delivered"), control.messages(hook.id())));
    assertEquals("endpoint.test", sink.at("/ok").getFirst().event().getString("type"));
    assertEquals(
        List.of("1 manual accepted 204"),
        control.attempts(control.messageIds(hook.id()).getFirst()));
    assertEquals(List.of(), ids(page("")));
  }

  @Test
  void anOlderDeactivationThatALaterOneOvertookIsNotSent() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("deactivated");
    ingest.send(ingest.user("deactivated", "ada"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 1);
    sink.poison.clear();

    // When
    ingest.send(ingest.user("reactivated", "ada"), ingest.user("deactivated", "ada"));

    // Then
    await()
        .atMost(SOON)
        .until(
            () -> control.messages(hook.id()),
            List.of(
                    "user.deactivated delivered",
                    "user.reactivated skipped superseded",
                    "user.deactivated skipped superseded")
                ::equals);
  }

  /** What was overtaken stays so, whatever order is asked for from then on. */
  @Test
  void whatADeletionOvertookIsSkippedThoughTheOrderChangesMeanwhile() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/slow-poison/1500"), "causal");
    sink.poison.add("user.updated");
    ingest.send(ingest.user("updated", "ada"));
    await().atMost(SOON).until(() -> sink.at("/slow-poison/1500").size() == 1);
    ingest.send(ingest.user("deleted", "ada"));
    await().atMost(SOON).until(() -> sink.at("/slow-poison/1500").size() == 2);

    // When
    control.order(hook.id(), "strict");

    // Then
    await()
        .atMost(SOON)
        .until(
            () -> control.messages(hook.id()),
            List.of("user.deleted delivered", "user.updated skipped superseded")::equals);
  }

  @Test
  void aTenantWithManyJobsKeepsNoOtherWaiting() {
    // Given
    Hook hole = control.endpoint(tenant, sink.url("/slow/10000"), "causal");
    Tenant other = control.tenant();
    Hook hook = control.endpoint(other, sink.url("/ok"), "causal");
    for (int i = 0; i < 60; i++) {
      control.test(tenant, hole.id());
    }
    await().atMost(SOON).until(() -> sink.at("/slow/10000").size() == 8);

    // When
    control.test(other, hook.id());

    // Then
    await()
        .atMost(Duration.ofSeconds(4))
        .until(() -> control.messages(hook.id()), List.of("endpoint.test delivered")::equals);
  }

  @Test
  void whatFailedIsRecoveredInOrderButNotWhatCameTooLate() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("ada");
    sink.poison.add("bob");
    ingest.send(ingest.user("created", "ada"), ingest.user("updated", "ada"));
    ingest.send(ingest.user("updated", "bob"), ingest.user("created", "carl"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() >= 3);
    ingest.send(ingest.user("deactivated", "bob"));
    control.giveUp(hook.id());
    sink.poison.clear();
    ingest.send(ingest.user("updated", "bob"));

    // When
    JobId job = control.recover(tenant, hook.id());

    // Then
    await().atMost(SOON).until(() -> control.job(job), state -> state.startsWith("succeeded"));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).stream().noneMatch(m -> m.endsWith("pending")));
    List<String> told =
        sink.accepted("/poison").stream()
            .map(each -> each.event())
            .filter(event -> event.getJsonObject("data").getString("about").equals("ada"))
            .map(event -> event.getString("type"))
            .toList();
    assertEquals(List.of("user.created", "user.updated"), told);
  }

  /** What tells of the user says nothing of its groups. */
  @Test
  void recoverTellsOfALostMembershipThoughItsUserWasToldOfLater() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("member_removed");
    ingest.send(ingest.member("removed", "G", "ada"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() >= 1);
    control.giveUp(hook.id());
    sink.poison.clear();
    ingest.send(ingest.user("updated", "ada"));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).contains("user.updated delivered"));

    // When
    JobId job = control.recover(tenant, hook.id());

    // Then
    await()
        .atMost(SOON)
        .until(() -> control.job(job), "succeeded 1 tried again, 0 superseded"::equals);
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).contains("group.member_removed delivered"));
  }

  @Test
  void aNoticeOfTheControlPlaneIsInTheLogOnce() {
    // Given
    ConnectionId connection = control.connection(tenant);

    // When
    EventId notice = control.notice(tenant, connection, "connection.paused");

    // Then
    await().atMost(SOON).until(() -> ids(page("")), List.of(notice.text())::equals);
    assertEquals(
        List.of("1"),
        control.texts(
            "select count(*)::text from delivery.appended_notice where event_id = ?",
            notice.value()));
  }

  @Test
  void aLongPollIsAnsweredWhenSomethingComes() {
    // Given
    String end = (String) page("?after=now").get("nextCursor");

    // When
    Thread.ofVirtual().start(() -> ingest.send(ingest.user("created", "ada")));
    Map<String, Object> page = page("?wait=20&after=" + end);

    // Then
    assertEquals(1, ids(page).size());
  }

  @Test
  void aReaderIsToldWhatIsWrongWithItsQuestion() {
    for (String query :
        List.of("?after=rubbish", "?limit=0", "?limit=1001", "?limit=x", "?wait=-1", "?wait=31")) {
      given()
          .header("Authorization", "Bearer " + tenant.key())
          .get("/v1/events" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    given().get("/v1/events").then().statusCode(401);
    given().header("Authorization", "Bearer sk_x").get("/v1/events").then().statusCode(401);
  }

  private String firstAttempt(Hook hook) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                control.messageIds(hook.id()).stream()
                    .flatMap(id -> control.attempts(id).stream())
                    .findFirst()
                    .orElse(""),
            attempt -> !attempt.isEmpty());
  }

  private Map<String, Object> page(String query) {
    return given()
        .header("Authorization", "Bearer " + tenant.key())
        .get("/v1/events" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  @SuppressWarnings("unchecked")
  private static List<String> ids(Map<String, Object> page) {
    return ((List<Map<String, Object>>) page.get("data"))
        .stream().map(event -> String.valueOf(event.get("id"))).toList();
  }
}
