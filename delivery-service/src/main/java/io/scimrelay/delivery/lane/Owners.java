package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.breaker.EndpointPace;
import io.scimrelay.delivery.breaker.Health;
import io.scimrelay.delivery.breaker.HealthStore;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.message.LaneId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The endpoints that this process owns. On the loop only. */
@Singleton
class Owners {
  private static final Logger LOG = Logger.getLogger(Owners.class);

  private final Delivering delivering;
  private final HealthStore health;
  private final Map<EndpointId, EndpointOwner> owners = new HashMap<>();

  Owners(Delivering delivering, HealthStore health) {
    this.delivering = delivering;
    this.health = health;
  }

  @Nullable EndpointOwner of(EndpointId endpoint) {
    return owners.get(endpoint);
  }

  Collection<EndpointOwner> all() {
    return List.copyOf(owners.values());
  }

  boolean any() {
    return !owners.isEmpty();
  }

  boolean owns(EndpointId endpoint) {
    return owners.containsKey(endpoint);
  }

  /** Takes over what the database says: new ones begin, changed ones follow, lost ones end. */
  void reconcile(Owned owned) {
    Map<EndpointId, Endpoint> endpoints =
        owned.endpoints().stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    for (EndpointOwner owner : all()) {
      EndpointId id = owner.endpoint().id();
      boolean still = Objects.equals(owned.tokens().get(id), owner.token());
      if (!still || !endpoints.containsKey(id) || owner.dropped()) {
        drop(owner);
      }
    }
    endpoints.values().forEach(endpoint -> follow(endpoint, owned));
  }

  private void follow(Endpoint endpoint, Owned owned) {
    EndpointOwner owner = owners.get(endpoint.id());
    if (owner != null) {
      owner.update(endpoint, owned.paused(), owned.heldOf(endpoint.id()));
      return;
    }
    Long token = owned.tokens().get(endpoint.id());
    if (token != null) {
      begin(endpoint, token, owned);
    }
  }

  private void begin(Endpoint endpoint, long token, Owned owned) {
    Health known = owned.health().get(endpoint.id());
    EndpointPace pace =
        new EndpointPace(
            known != null && known.generation() == endpoint.generation()
                ? known
                : Health.fresh(endpoint.generation()));
    EndpointOwner owner = new EndpointOwner(endpoint, token, pace, delivering);
    owners.put(endpoint.id(), owner);
    owner.update(endpoint, owned.paused(), owned.heldOf(endpoint.id()));
    owned.lanes().stream()
        .filter(lane -> lane.endpoint().equals(endpoint.id()))
        .forEach(lane -> owner.wake(lane.connection()));
  }

  /** Wakes a lane; false where its endpoint is not owned here. */
  boolean wake(LaneId lane) {
    EndpointOwner owner = owners.get(lane.endpoint());
    if (owner != null) {
      owner.wake(lane.connection());
    }
    return owner != null;
  }

  void wake(TenantId tenant, Set<ConnectionId> connections) {
    all().stream()
        .filter(owner -> owner.endpoint().tenant().equals(tenant))
        .forEach(owner -> connections.forEach(owner::wake));
  }

  void pumpAll() {
    all().forEach(EndpointOwner::pump);
  }

  void dropAll() {
    all().forEach(this::drop);
  }

  void drop(EndpointOwner owner) {
    owner.drop();
    owners.remove(owner.endpoint().id(), owner);
  }

  /** Keeps how endpoints do where that changed, and gives up those that are hopeless. */
  void saveHealth(Instant now) {
    for (EndpointOwner owner : all()) {
      owner
          .pace()
          .takeChange()
          .ifPresent(changed -> save(owner.endpoint().id(), owner.token(), changed));
      if (owner.endpoint().active() && owner.pace().health().hopeless(now)) {
        delivering.verdicts().disable(owner.endpoint(), owner.token(), "failing");
        owner.halt();
      }
    }
  }

  /** What metrics tell of the endpoints owned here. */
  void observe(Instant now) {
    int waiting = 0;
    Map<String, Long> breakers = new HashMap<>();
    Instant oldest = now;
    for (EndpointOwner owner : owners.values()) {
      waiting += owner.lanes().waiting();
      breakers.merge(owner.pace().health().breaker().wire(), 1L, Long::sum);
      Instant first = owner.lanes().oldest(now);
      oldest = first.isBefore(oldest) ? first : oldest;
    }
    delivering.meters().observe(owners.size(), waiting, breakers, Duration.between(oldest, now));
  }

  private void save(EndpointId endpoint, long token, Health changed) {
    health
        .save(endpoint, token, changed)
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("health is not kept: %s", failure.toString()));
  }
}
