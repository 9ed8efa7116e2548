package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a tenant's log. */
@Singleton
class EventLogStore {
  /** A page looks at so many positions at most, however few of them match. */
  private static final long LOOKED_AT = 10_000;

  /** Rows of a page are read in steps, and a page ends early once it is so long. */
  private static final int STEP = 200;

  private static final long MOST_BYTES = 2L * 1024 * 1024;

  private final Pool pool;

  EventLogStore(Pool pool) {
    this.pool = pool;
  }

  Uni<LogEnd> end(TenantId tenant) {
    return pool.preparedQuery(EventLogSql.END)
        .execute(Tuple.of(tenant.value()))
        .map(
            rows -> {
              for (Row row : rows) {
                return new LogEnd(
                    row.getInteger("epoch"),
                    row.getLocalDate("day"),
                    row.getLong("last_position"),
                    row.getInteger("event_days"));
              }
              return LogEnd.EMPTY;
            });
  }

  /** How far the logs of many tenants have come, in one query. */
  Uni<Map<TenantId, Long>> ends(Collection<TenantId> tenants) {
    UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    return pool.preparedQuery(EventLogSql.ENDS)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Map<TenantId, Long> ends = new HashMap<>();
              rows.forEach(
                  row ->
                      ends.put(
                          new TenantId(row.getUUID("tenant_id")), row.getLong("last_position")));
              return ends;
            });
  }

  /** What follows the cursor. The end is read first, so that "no more" is true of then. */
  Uni<Page> page(TenantId tenant, Cursor after, EventFilter filter, int limit) {
    return end(tenant)
        .chain(
            end ->
                (after.isBeginning() ? beginning(tenant, end) : Uni.createFrom().item(after))
                    .chain(from -> page(new Reading(tenant, from, filter, limit, end))));
  }

  private Uni<Page> page(Reading reading) {
    return readOn(reading, reading.after(), new ArrayList<>(), MOST_BYTES);
  }

  /** Just before the first event that is kept: what is older may be long gone. */
  private Uni<Cursor> beginning(TenantId tenant, LogEnd end) {
    return pool.preparedQuery(EventLogSql.FIRST)
        .execute(Tuple.of(tenant.value()))
        .map(
            rows -> {
              for (Row row : rows) {
                return new Cursor(
                    end.epoch(), row.getLocalDate("day"), row.getLong("position") - 1);
              }
              return end.cursor();
            });
  }

  private record Reading(TenantId tenant, Cursor after, EventFilter filter, int limit, LogEnd end) {

    /** The last position that is looked at. */
    long until() {
      return Math.min(end.position(), after.position() + LOOKED_AT);
    }
  }

  private Uni<Page> readOn(Reading reading, Cursor from, List<LoggedEvent> found, long room) {
    int step = Math.min(STEP, reading.limit() - found.size());
    return pool.preparedQuery(EventLogSql.PAGE)
        .execute(tuple(reading, from, step).addLong(room))
        .chain(
            rows -> {
              List<LoggedEvent> events = events(rows);
              found.addAll(events);
              long left = room - bytes(rows);
              if (events.size() < step && left > 0) {
                return exhausted(reading, found);
              }
              LoggedEvent last = found.getLast();
              Cursor reached = reading.after().at(last.day(), last.position());
              return found.size() < reading.limit() && left > 0
                  ? readOn(reading, reached, found, left)
                  : Uni.createFrom().item(full(reading, found, reached));
            });
  }

  /** Of all rows; each tells those up to its own. */
  private static long bytes(RowSet<Row> rows) {
    long bytes = 0;
    for (Row row : rows) {
      bytes = row.getLong("bytes");
    }
    return bytes;
  }

  private static Page full(Reading reading, List<LoggedEvent> found, Cursor reached) {
    return new Page(found, reached, reached.position() < reading.end().position());
  }

  /** Everything up to the bound was looked at: the next page begins behind it. */
  private Uni<Page> exhausted(Reading reading, List<LoggedEvent> found) {
    Cursor after = reading.after();
    long position = Math.max(reading.until(), after.position());
    boolean more = reading.until() < reading.end().position();
    return more
        ? lastDay(reading).map(day -> new Page(found, after.at(day, position), true))
        : Uni.createFrom()
            .item(
                new Page(
                    found, after.at(later(reading.end().day(), after.day()), position), false));
  }

  /** The day tells how old a cursor is, also one behind events of which none matched. */
  private Uni<LocalDate> lastDay(Reading reading) {
    Cursor after = reading.after();
    return pool.preparedQuery(EventLogSql.LAST_LOOKED_AT)
        .execute(Tuple.of(reading.tenant().value(), after.day(), after.position(), reading.until()))
        .map(
            rows -> {
              for (Row row : rows) {
                return row.getLocalDate("day");
              }
              return after.day();
            });
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  Uni<Optional<String>> one(TenantId tenant, EventId id) {
    Instant made = Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
    LocalDate from = made.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    return pool.preparedQuery(EventLogSql.ONE)
        .execute(Tuple.of(tenant.value(), id.value(), from))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getString("body"));
              }
              return Optional.empty();
            });
  }

  private static Tuple tuple(Reading reading, Cursor from, int step) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(reading.tenant().value());
    tuple.addValue(from.day());
    tuple.addValue(from.position());
    tuple.addValue(reading.until());
    tuple.addValue(reading.filter().types().toArray(String[]::new));
    tuple.addValue(uuid(reading.filter().connection()));
    tuple.addValue(uuid(reading.filter().organization()));
    tuple.addValue((long) step);
    return tuple;
  }

  private static @Nullable UUID uuid(@Nullable PrefixedId id) {
    return id == null ? null : id.value();
  }

  private static List<LoggedEvent> events(RowSet<Row> rows) {
    List<LoggedEvent> events = new ArrayList<>(rows.size());
    rows.forEach(
        row ->
            events.add(
                new LoggedEvent(
                    row.getLocalDate("day"),
                    row.getLong("position"),
                    row.getString("type"),
                    row.getString("body"))));
    return events;
  }
}
