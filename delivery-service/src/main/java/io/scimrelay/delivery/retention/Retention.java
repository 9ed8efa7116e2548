package io.scimrelay.delivery.retention;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Once an hour, and at the start: makes the days of the next two weeks, drops what is too old. */
@Singleton
class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(20);

  /** Messages outlive their events by so many days, so that what expired is seen. */
  private static final int SEEN_DAYS = 7;

  private final RetentionStore store;
  private final RetentionConfig config;
  private final InstantSource clock;
  private final Vertx vertx;

  Retention(RetentionStore store, RetentionConfig config, InstantSource clock, Vertx vertx) {
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setTimer(FIRST.toMillis(), _ -> run());
    vertx.setPeriodic(PAUSE.toMillis(), _ -> run());
  }

  private void run() {
    store
        .makeDays()
        .chain(this::drop)
        .chain(store::forget)
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("housekeeping has to wait: %s", failure.toString()));
  }

  private Uni<Void> drop() {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate firstEvents = today.minusDays(config.eventDays());
    return store
        .expire(firstEvents)
        .chain(() -> store.dropDays("event", firstEvents))
        .chain(() -> store.dropDays("message", firstEvents.minusDays(SEEN_DAYS)))
        .chain(() -> store.dropDays("attempt", today.minusDays(config.attemptDays())));
  }
}
