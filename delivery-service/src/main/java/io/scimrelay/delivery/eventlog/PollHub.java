package io.scimrelay.delivery.eventlog;

import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.hint.Hints;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets polls wait until their tenant's log has grown. One query serves all that wait in this
 * process, twice a second and when a hint says so.
 */
@Singleton
class PollHub {
  private static final Logger LOG = Logger.getLogger(PollHub.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final EventLogStore store;
  private final Hints hints;
  private final Vertx vertx;
  private final Map<TenantId, Set<Waiting>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  PollHub(EventLogStore store, Hints hints, Vertx vertx) {
    this.store = store;
    this.hints = hints;
    this.vertx = vertx;
  }

  private record Waiting(long beyond, UniEmitter<? super Void> emitter) {}

  void start(@Observes StartupEvent started) {
    hints.onAppended(appended -> wake(appended.positions()));
    hints.onForeign(_ -> look());
    vertx.setPeriodic(LOOK.toMillis(), _ -> look());
  }

  /** Ends when the tenant's log has something beyond the position, or the time is over. */
  Uni<Void> grown(TenantId tenant, long beyond, Duration longest) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Waiting entry = new Waiting(beyond, emitter);
              waiting.computeIfAbsent(tenant, _ -> ConcurrentHashMap.newKeySet()).add(entry);
              long timer = vertx.setTimer(Math.max(1, longest.toMillis()), _ -> complete(entry));
              emitter.onTermination(
                  () -> {
                    vertx.cancelTimer(timer);
                    leave(tenant, entry);
                  });
            });
  }

  private static void complete(Waiting entry) {
    entry.emitter().complete(null);
  }

  private void leave(TenantId tenant, Waiting entry) {
    waiting.computeIfPresent(
        tenant,
        (_, entries) -> {
          entries.remove(entry);
          return entries.isEmpty() ? null : entries;
        });
  }

  private void look() {
    if (waiting.isEmpty() || !looking.compareAndSet(false, true)) {
      return;
    }
    store
        .ends(Set.copyOf(waiting.keySet()))
        .subscribe()
        .with(
            ends -> {
              looking.set(false);
              wake(ends);
            },
            failure -> {
              looking.set(false);
              LOG.debugf("waiting polls are not looked after: %s", failure.toString());
            });
  }

  private void wake(Map<TenantId, Long> ends) {
    ends.forEach(
        (tenant, end) -> {
          List<Waiting> entries = new ArrayList<>(waiting.getOrDefault(tenant, Set.of()));
          List<Waiting> ready =
              entries.stream().filter(e -> e.beyond() < end).collect(Collectors.toList());
          ready.forEach(
              entry -> {
                leave(tenant, entry);
                complete(entry);
              });
        });
  }
}
