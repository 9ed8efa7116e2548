package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a reader may ask of the log. */
@Singleton
class EventReading {
  private static final String NOW = "now";

  private final EventLogStore store;
  private final PollHub polls;
  private final InstantSource clock;
  private final int keptDays;

  EventReading(
      EventLogStore store,
      PollHub polls,
      InstantSource clock,
      @ConfigProperty(name = "scimrelay.retention.event-days", defaultValue = "90") int keptDays) {
    this.store = store;
    this.polls = polls;
    this.clock = clock;
    this.keptDays = keptDays;
  }

  /** Where to read from: the beginning where nothing is said, the end where now is. */
  Uni<Cursor> start(TenantId tenant, @Nullable String after) {
    return store
        .end(tenant)
        .map(
            end ->
                after == null || after.isEmpty()
                    ? Cursor.beginning(end.epoch())
                    : NOW.equals(after) ? end.cursor() : checked(after, end));
  }

  private Cursor checked(String text, LogEnd end) {
    Cursor cursor =
        Cursor.parse(text)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemCode.INVALID_CURSOR,
                        "Use a nextCursor of this tenant, now, or no after at all."));
    boolean beyond = cursor.position() > end.position();
    if (beyond && cursor.epoch() == end.epoch()) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR, "The cursor is of another tenant.");
    }
    if (beyond || expired(cursor, end)) {
      throw ProblemException.of(
          ProblemCode.CURSOR_EXPIRED,
          "Events behind this cursor are gone. Read from the beginning, without after.");
    }
    return new Cursor(end.epoch(), cursor.day(), cursor.position());
  }

  private boolean expired(Cursor cursor, LogEnd end) {
    int kept = Objects.requireNonNullElse(end.keptDays(), keptDays);
    LocalDate oldest = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(kept);
    return cursor.position() > 0 && cursor.day().isBefore(oldest);
  }

  /** A page; where there is nothing yet, as soon as there is, or after so long without. */
  Uni<Page> page(TenantId tenant, Cursor after, EventFilter filter, int limit, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    return pageUntil(tenant, after, filter, limit, end);
  }

  private Uni<Page> pageUntil(
      TenantId tenant, Cursor after, EventFilter filter, int limit, long end) {
    return store
        .page(tenant, after, filter, limit)
        .chain(
            page -> {
              Duration left = Duration.ofNanos(end - System.nanoTime());
              return page.nothingYet() && left.isPositive()
                  ? polls
                      .grown(tenant, page.next().position(), left)
                      .chain(() -> pageUntil(tenant, page.next(), filter, limit, end))
                  : Uni.createFrom().item(page);
            });
  }

  Uni<String> one(TenantId tenant, String id) {
    EventId event =
        EventId.parse(id)
            .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "This is no event id."));
    return store
        .one(tenant, event)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        ProblemException.of(
                            ProblemCode.NOT_FOUND, "It may be older than the log goes back.")));
  }
}
