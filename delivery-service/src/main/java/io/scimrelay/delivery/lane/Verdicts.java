package io.scimrelay.delivery.lane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventType;
import io.scimrelay.delivery.breaker.HealthStore;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.eventlog.Announcer;
import io.scimrelay.delivery.message.MessageStore;
import io.scimrelay.delivery.message.PendingMessage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What follows from attempts beyond their message: verdicts on endpoints, and telling the tenant.
 */
@Singleton
class Verdicts {
  private static final Logger LOG = Logger.getLogger(Verdicts.class);

  private final HealthStore health;
  private final MessageStore messages;
  private final Announcer announcer;
  private final Loop loop;

  Verdicts(HealthStore health, MessageStore messages, Announcer announcer, Loop loop) {
    this.health = health;
    this.messages = messages;
    this.announcer = announcer;
    this.loop = loop;
  }

  /** Disables the endpoint, with its backlog kept, until its tenant enables it. */
  void disable(Endpoint endpoint, long token, String reason) {
    run(
        health
            .judge(endpoint.id(), token, endpoint.generation(), reason)
            .chain(
                isNew ->
                    isNew
                        ? told(endpoint, EventType.ENDPOINT_DISABLED, reason)
                        : Uni.createFrom().voidItem()));
  }

  void failing(Endpoint endpoint) {
    run(told(endpoint, EventType.ENDPOINT_FAILING, null));
  }

  void recovered(Endpoint endpoint) {
    run(told(endpoint, EventType.ENDPOINT_RECOVERED, null));
  }

  void messageFailed(Endpoint endpoint, PendingMessage message) {
    ObjectNode data = announcer.data();
    data.putObject("message")
        .put("id", message.id().text())
        .put("eventId", message.event().text())
        .put("eventType", message.type())
        .put("endpointId", endpoint.id().text())
        .put("attemptCount", message.attempts() + 1);
    run(announcer.announce(endpoint.tenant(), endpoint.id(), EventType.MESSAGE_FAILED, data));
  }

  /** The event of the message is no longer in the log. */
  void expired(PendingMessage message, Runnable then) {
    messages
        .expire(message.tenant(), message.day(), message.id())
        .emitOn(loop::here)
        .subscribe()
        .with(_ -> then.run(), failure -> LOG.warnf("a message does not expire: %s", failure));
  }

  private Uni<Void> told(
      Endpoint endpoint, EventType type, @org.jspecify.annotations.Nullable String reason) {
    ObjectNode data = announcer.data();
    ObjectNode about = data.putObject("endpoint");
    about.put("id", endpoint.id().text()).put("url", endpoint.url());
    if (reason != null) {
      about.put("reason", reason);
    }
    return announcer.announce(endpoint.tenant(), endpoint.id(), type, data);
  }

  private static void run(Uni<?> work) {
    work.subscribe().with(_ -> {}, failure -> LOG.errorf("a tenant is not told: %s", failure));
  }
}
