package io.scimrelay.delivery.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.EventId;
import io.scimrelay.delivery.eventlog.Announcer;
import io.scimrelay.delivery.retention.RetentionStore.Expiring;
import io.scimrelay.delivery.retention.Terms.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Once an hour, and at the start: makes the days of the next two weeks, tells tenants what they are
 * about to lose, drops the days that nobody keeps and deletes from those that some do not.
 */
@Singleton
class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(20);
  private static final long VERSION_7 = 0x7000L;

  private final RetentionStore store;
  private final DayStore days;
  private final Announcer announcer;
  private final InstantSource clock;
  private final Vertx vertx;

  Retention(
      RetentionStore store, DayStore days, Announcer announcer, InstantSource clock, Vertx vertx) {
    this.store = store;
    this.days = days;
    this.announcer = announcer;
    this.clock = clock;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setTimer(FIRST.toMillis(), _ -> run());
    vertx.setPeriodic(PAUSE.toMillis(), _ -> run());
  }

  private void run() {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    keep(today)
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("housekeeping has to wait: %s", failure.toString()));
  }

  Uni<Void> keep(LocalDate today) {
    return store
        .makeDays()
        .chain(() -> warn(today))
        .chain(() -> store.expire(today))
        .chain(store::terms)
        .chain(terms -> drop(terms, today).chain(() -> sweep(terms, today)))
        .chain(store::forget);
  }

  private Uni<Void> drop(Terms terms, LocalDate today) {
    return drop(Kept.EVENT, terms, today)
        .chain(() -> drop(Kept.MESSAGE, terms, today))
        .chain(() -> drop(Kept.ATTEMPT, terms, today));
  }

  /** A day that somebody reads for long goes another time; the rest is done all the same. */
  private Uni<Void> drop(Kept table, Terms terms, LocalDate today) {
    return days.drop(table, terms.first(table, today))
        .onFailure()
        .invoke(failure -> LOG.warnf("a day of %s stays for now: %s", table, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> sweep(Terms terms, LocalDate today) {
    return Multi.createFrom()
        .iterable(terms.mixed(today))
        .onItem()
        .transformToUniAndConcatenate(day -> store.sweep(day, today))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> warn(LocalDate today) {
    return store
        .expiring(today)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::tell)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> tell(Expiring expiring) {
    ObjectNode data = announcer.data();
    data.putObject("endpoint")
        .put("id", expiring.endpoint().text())
        .put("url", expiring.url())
        .put("reason", "expiring")
        .put("pending", expiring.pending())
        .put("expiresOn", expiring.goes().toString());
    return announcer.announce(
        expiring.tenant(), expiring.endpoint(), EventType.ENDPOINT_FAILING, id(expiring), data);
  }

  /**
   * The same for all that goes in one week, so that the tenant is told once. It carries the time of
   * the week before, when this is told first, since that is where the log looks for it.
   */
  private static EventId id(Expiring expiring) {
    LocalDate week = expiring.goes().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    String name = expiring.endpoint().text() + " expiring " + week;
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long millis = week.minusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    long high = millis << 16 | VERSION_7 | (hash.getMostSignificantBits() & 0xfffL);
    return new EventId(new UUID(high, hash.getLeastSignificantBits()));
  }
}
