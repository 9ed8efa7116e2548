package io.scimrelay.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.delivery.lane.Deliveries;
import io.scimrelay.delivery.message.MessageStore;
import io.scimrelay.delivery.message.StoredMessage;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Hook;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.FaultSink;
import io.scimrelay.delivery.testing.Ingest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for by hand is tried at once, or it is said why not. */
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class ResendIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  @Inject Deliveries deliveries;
  @Inject MessageStore messages;

  private final ControlPlane control = new ControlPlane();
  private final FaultSink sink = new FaultSink();
  private final Tenant tenant = control.tenant();
  private final Ingest ingest = new Ingest(tenant, control.connection(tenant));

  @BeforeEach
  void begin() {
    Ingest.makeTopic();
  }

  @AfterEach
  void end() {
    sink.close();
  }

  @Test
  void theLastOfALongBacklogGoesAtOnce() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    control.rate(hook.id(), 1);
    for (int i = 0; i < 900; i += 100) {
      ingest.send(
          java.util.stream.IntStream.range(i, i + 100)
              .mapToObj(n -> ingest.user("created", "user" + n))
              .toList());
    }
    await().atMost(SOON).until(() -> control.messageIds(hook.id()).size() == 900);
    MessageId last = control.messageIds(hook.id()).getFirst();

    // When
    JobId job = control.resend(tenant, hook.id(), last);

    // Then
    await()
        .atMost(AT_ONCE)
        .until(() -> control.attempts(last), List.of("1 manual accepted 204")::equals);
    await().atMost(AT_ONCE).until(() -> control.job(job), "succeeded"::equals);
  }

  @Test
  void anEndpointThatIsBrokenIsTriedAllTheSame() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("user");
    for (int i = 0; i < 5; i++) {
      ingest.send(ingest.user("created", "user" + i));
    }
    await()
        .atMost(SOON)
        .until(
            () ->
                control.texts(
                    "select breaker from delivery.endpoint_status where endpoint_id = ?",
                    hook.id().value()),
            List.of("open")::equals);
    sink.poison.clear();

    // When
    control.resend(tenant, hook.id(), control.messageIds(hook.id()).getFirst());

    // Then
    await().atMost(AT_ONCE).until(() -> !sink.accepted("/poison").isEmpty());
  }

  @Test
  void whatMustFollowAnotherOrMayNotBeSentIsAnswered() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/poison"), "causal");
    sink.poison.add("ada");
    ingest.send(ingest.user("created", "ada"), ingest.user("updated", "ada"));
    await().atMost(SOON).until(() -> sink.at("/poison").size() == 1);
    await().atMost(SOON).until(() -> control.messageIds(hook.id()).size() == 2);
    MessageId update = control.messageIds(hook.id()).getFirst();

    // When
    JobId blocked = control.resend(tenant, hook.id(), update);
    await().atMost(SOON).until(() -> control.job(blocked), job -> job.startsWith("failed"));
    control.state(hook.id(), "paused");
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    JobId paused = control.resend(tenant, hook.id(), update);
    await().atMost(SOON).until(() -> control.job(paused), job -> job.startsWith("failed"));

    // Then
    assertEquals(
        "failed an earlier event that it must follow is not delivered yet: it goes after that",
        control.job(blocked));
    assertEquals(
        "failed the endpoint is paused or disabled: what is pending goes when that ends",
        control.job(paused));
    assertEquals(List.of(), control.attempts(update));
  }

  /** The admin API refuses it too, but a later event may be delivered while the job waits. */
  @Test
  void whatALaterEventOvertookBeforeItsTurnIsNotSent() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    ingest.send(ingest.user("created", "ada"));
    await().atMost(SOON).until(() -> sink.at("/ok").size() == 1);
    MessageId first = control.messageIds(hook.id()).getFirst();
    ingest.send(ingest.user("deleted", "ada"));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()).contains("user.deleted delivered"));

    // When
    JobId job = control.resend(tenant, hook.id(), first);

    // Then
    await()
        .atMost(SOON)
        .until(
            () -> control.job(job),
            "failed a later event of the same user or group was delivered meanwhile: ask with force to send this one all the same"
                ::equals);
    assertEquals(2, sink.at("/ok").size());
  }

  @Test
  void whatMustFollowAResentMessageWaitsForItsEnd() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/slow/1500"), "causal");
    ingest.send(ingest.user("created", "ada"));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()), List.of("user.created delivered")::equals);
    MessageId first = control.messageIds(hook.id()).getFirst();

    // When
    control.resend(tenant, hook.id(), first);
    await().atMost(SOON).until(() -> sink.at("/slow/1500").size() == 2);
    ingest.send(ingest.user("deleted", "ada"));
    await().atMost(SOON).until(() -> sink.at("/slow/1500").size() == 3);

    // Then
    assertEquals(
        List.of("1 scheduled accepted 204", "2 manual accepted 204"), control.attempts(first));
  }

  @Test
  void whatWasDeliveredSinceItWasReadAsPendingIsNotSentTwice() {
    // Given
    Hook hook = control.endpoint(tenant, sink.url("/ok"), "causal");
    ingest.send(ingest.user("created", "ada"));
    await()
        .atMost(SOON)
        .until(() -> control.messages(hook.id()), List.of("user.created delivered")::equals);
    MessageId id = control.messageIds(hook.id()).getFirst();
    StoredMessage now = messages.one(tenant.id(), id).await().atMost(SOON).orElseThrow();
    StoredMessage before = new StoredMessage(now.message(), "pending", now.body());

    // When
    deliveries.resend(before, false).await().atMost(SOON);

    // Then
    assertEquals(List.of("1 scheduled accepted 204"), control.attempts(id));
    assertEquals(1, sink.at("/ok").size());
  }
}
