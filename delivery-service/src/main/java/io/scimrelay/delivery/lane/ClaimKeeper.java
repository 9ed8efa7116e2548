package io.scimrelay.delivery.lane;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.endpoint.EndpointStore;
import io.scimrelay.delivery.hint.Appended;
import io.scimrelay.delivery.hint.Hints;
import io.scimrelay.delivery.message.LaneId;
import io.scimrelay.delivery.message.MessageStore;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the lease, claims endpoints, and sees to it that their owners know what the database knows.
 * Hints wake lanes at once; a round a second finds what no hint told of.
 */
@Singleton
class ClaimKeeper {
  private static final Logger LOG = Logger.getLogger(ClaimKeeper.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration WATCH = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofMillis(20);

  private final boolean enabled;
  private final Delivering delivering;
  private final UUID process;
  private final ClaimStore claims;
  private final LifelineStore lifeline;
  private final OwnedReader reader;
  private final Owners owners;
  private final Sharing sharing;
  private final EndpointStore endpoints;
  private final MessageStore messages;
  private final Hints hints;
  private final Map<TenantId, Long> known = new HashMap<>();
  private boolean working;
  private boolean again;
  private boolean asked;
  private volatile boolean running;

  ClaimKeeper(
      @ConfigProperty(name = "scimrelay.delivery.enabled", defaultValue = "true") boolean enabled,
      Delivering delivering,
      ProcessLease lease,
      ClaimStore claims,
      LifelineStore lifeline,
      OwnedReader reader,
      Owners owners,
      Sharing sharing,
      EndpointStore endpoints,
      MessageStore messages,
      Hints hints) {
    this.enabled = enabled;
    this.delivering = delivering;
    this.process = lease.id();
    this.claims = claims;
    this.lifeline = lifeline;
    this.reader = reader;
    this.owners = owners;
    this.sharing = sharing;
    this.endpoints = endpoints;
    this.messages = messages;
    this.hints = hints;
  }

  void start(@Observes StartupEvent started) {
    if (!enabled) {
      return;
    }
    running = true;
    hints.onAppended(appended -> delivering.loop().execute(() -> wake(appended)));
    hints.onForeign(tenants -> delivering.loop().execute(() -> hear(tenants)));
    lifeline.keep(process, delivering.lease()::tied);
    delivering.loop().execute(this::beat);
    delivering.loop().every(BEAT, this::beat);
    delivering.loop().every(WATCH, this::watch);
    delivering.loop().every(ROUND, this::round);
  }

  /** Ends what is on its way and gives the claims back, so that others need not wait. */
  void stop(@Observes ShutdownEvent stopped) {
    if (running) {
      running = false;
      sharing.leave();
    }
  }

  private void beat() {
    Lease lease = delivering.lease();
    boolean stood = !lease.maySend();
    long before = lease.asked();
    claims
        .beat(process, Lease.LENGTH)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(
            _ -> {
              lease.granted(before);
              if (stood) {
                owners.pumpAll();
                soon();
              }
            },
            failure -> LOG.warnf("the lease is not renewed: %s", failure.toString()));
  }

  /** When the lease is over, nothing of this process may be on its way: others may send by then. */
  private void watch() {
    if (!delivering.lease().holds() && owners.any()) {
      LOG.warn("the lease is over: what is on its way is broken off");
      owners.dropAll();
      delivering.attempts().breakOff();
    }
  }

  private void wake(Appended appended) {
    boolean unknown = false;
    for (LaneId lane : appended.lanes()) {
      unknown |= !owners.wake(lane);
    }
    if (unknown) {
      soon();
    }
  }

  /** Another process appended for these tenants. */
  private void hear(Set<TenantId> tenants) {
    Set<TenantId> ours = new HashSet<>(tenants);
    ours.retainAll(known.keySet());
    if (!ours.isEmpty()) {
      messages
          .positions(ours)
          .emitOn(delivering.loop()::here)
          .subscribe()
          .with(
              positions -> wakeBehind(advance(positions)),
              failure -> LOG.debugf("a hint is lost: %s", failure.toString()));
    }
  }

  /** A round before its time, once however often it is asked for. */
  private void soon() {
    if (!asked) {
      asked = true;
      delivering.loop().after(SOON, this::round);
    }
  }

  private void round() {
    if (!running || !delivering.lease().maySend()) {
      return;
    }
    if (!owners.any() && !delivering.outcomes().settled()) {
      soon();
      return;
    }
    if (working) {
      again = true;
      return;
    }
    working = true;
    asked = false;
    reader
        .read(process, owners::owns)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(this::follow, failure -> ended("claims are not read", failure));
  }

  private void follow(Owned owned) {
    if (!running || !delivering.lease().maySend()) {
      ended();
      return;
    }
    owners.reconcile(owned);
    owners.saveHealth(delivering.now());
    owners.observe(delivering.now());
    forgetDeleted(owned);
    catchUp(owned.positions());
    sharing.shareOut();
  }

  private void forgetDeleted(Owned owned) {
    Set<EndpointId> deleted = new HashSet<>(owned.tokens().keySet());
    owned.endpoints().forEach(endpoint -> deleted.remove(endpoint.id()));
    if (!deleted.isEmpty()) {
      endpoints
          .dropBacklog(deleted)
          .chain(() -> claims.release(process, deleted))
          .subscribe()
          .with(_ -> {}, failure -> LOG.warnf("a backlog is not dropped: %s", failure.toString()));
    }
  }

  /** Wakes the lanes of connections that have more than was known of, whoever appended it. */
  private void catchUp(Map<TenantId, Long> positions) {
    Map<TenantId, MessageStore.Stretch> behind = advance(positions);
    known.keySet().retainAll(positions.keySet());
    wakeBehind(behind);
    ended();
  }

  /** Takes note of how far the logs have come; answers what of them is new. */
  private Map<TenantId, MessageStore.Stretch> advance(Map<TenantId, Long> positions) {
    Map<TenantId, MessageStore.Stretch> behind = new HashMap<>();
    positions.forEach(
        (tenant, position) -> {
          Long before = known.get(tenant);
          if (before == null || before < position) {
            known.put(tenant, position);
          }
          if (before != null && before < position) {
            behind.put(tenant, new MessageStore.Stretch(before, position));
          }
        });
    return behind;
  }

  private void wakeBehind(Map<TenantId, MessageStore.Stretch> behind) {
    if (behind.isEmpty()) {
      return;
    }
    LocalDate from = delivering.now().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    messages
        .between(behind, from)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(
            found -> found.forEach(owners::wake),
            failure -> {
              behind.forEach((tenant, stretch) -> known.replace(tenant, stretch.after()));
              LOG.warnf("what is new is not read: %s", failure.toString());
            });
  }

  private void ended(String what, Throwable failure) {
    LOG.warnf("%s: %s", what, failure.toString());
    ended();
  }

  private void ended() {
    working = false;
    if (again) {
      again = false;
      soon();
    }
  }
}
