package io.scimrelay.delivery.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.hint.Hints;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Puts events of delivery's own into the log, such as an endpoint that was disabled. */
@Singleton
public class Announcer {
  private static final int TRIES = 20;

  private final AppendStore store;
  private final Hints hints;
  private final IdSource ids;
  private final InstantSource clock;
  private final ObjectMapper json;

  Announcer(AppendStore store, Hints hints, IdSource ids, InstantSource clock, ObjectMapper json) {
    this.store = store;
    this.hints = hints;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  /** About an endpoint, told to the events API and to the tenant's other endpoints. */
  public Uni<Void> announce(TenantId tenant, EndpointId about, EventType type, ObjectNode data) {
    return announce(tenant, about, type, ids.nextEventBase(), data);
  }

  /** The same; what was told by this id is not told again. */
  public Uni<Void> announce(
      TenantId tenant, EndpointId about, EventType type, EventId id, ObjectNode data) {
    Instant now = clock.instant();
    String body = body(tenant, id, type, now, data);
    EventEnvelope event =
        new EventEnvelope(id, type.wire(), null, now, null, null, List.of(), List.of(), body);
    return store
        .append(List.of(new Incoming(tenant, null, null, 1, null, about, event)))
        .invoke(result -> hints.appended(result.appended()))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
        .atMost(TRIES)
        .replaceWithVoid();
  }

  public ObjectNode data() {
    return json.createObjectNode();
  }

  /** The event as the vendor receives it. */
  public String body(TenantId tenant, EventId id, EventType type, Instant at, ObjectNode data) {
    return EventBody.notice(tenant, null, null, id, type.wire(), at, data).toString();
  }
}
