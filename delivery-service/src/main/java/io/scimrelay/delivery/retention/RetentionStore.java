package io.scimrelay.delivery.retention;

import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.retention.Terms.Day;
import io.scimrelay.delivery.retention.Terms.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes and drops days, and deletes from those that not all keep. */
@Singleton
class RetentionStore {
  private static final long BATCH = 5_000;

  private final Pool pool;
  private final RetentionConfig config;

  RetentionStore(Pool pool, RetentionConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** An endpoint that is about to lose something unseen. */
  record Expiring(TenantId tenant, EndpointId endpoint, String url, long pending, LocalDate goes) {}

  Uni<Void> makeDays() {
    return run(RetentionSql.MAKE_DAYS, Tuple.tuple());
  }

  Uni<Terms> terms() {
    return pool.preparedQuery(RetentionSql.TERMS)
        .execute(Tuple.of(config.eventDays(), config.attemptDays()))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Terms(
                    row.getInteger("shortest_events"),
                    row.getInteger("longest_events"),
                    row.getInteger("shortest_attempts"),
                    row.getInteger("longest_attempts")));
  }

  Uni<List<Expiring>> expiring(LocalDate today) {
    return pool.preparedQuery(RetentionSql.EXPIRING)
        .execute(Tuple.of(today, config.eventDays()))
        .map(
            rows -> {
              List<Expiring> all = new ArrayList<>();
              rows.forEach(row -> all.add(expiring(row)));
              return all;
            });
  }

  private static Expiring expiring(Row row) {
    return new Expiring(
        new TenantId(row.getUUID("tenant_id")),
        new EndpointId(row.getUUID("endpoint_id")),
        row.getString("url"),
        row.getLong("pending"),
        row.getLocalDate("goes"));
  }

  Uni<Void> expire(LocalDate today) {
    Tuple tuple = Tuple.of(today, config.eventDays(), BATCH);
    return untilNone(RetentionSql.EXPIRE, tuple);
  }

  /** Deletes what is over on a day, unless that was done today. */
  Uni<Void> sweep(Day day, LocalDate today) {
    return pool.preparedQuery(RetentionSql.SWEEP)
        .execute(Tuple.of(day.table().name().toLowerCase(Locale.ROOT), day.day(), today))
        .chain(
            rows ->
                rows.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : untilNone(delete(day.table()), Tuple.of(day.day(), today, days(day), BATCH)));
  }

  private int days(Day day) {
    return day.table() == Kept.ATTEMPT ? config.attemptDays() : config.eventDays();
  }

  private static String delete(Kept table) {
    return switch (table) {
      case EVENT -> RetentionSql.DELETE_EVENTS;
      case MESSAGE -> RetentionSql.DELETE_MESSAGES;
      case ATTEMPT -> RetentionSql.DELETE_ATTEMPTS;
    };
  }

  Uni<Void> forget() {
    return run(RetentionSql.FORGET_NOTICES, Tuple.tuple())
        .chain(() -> run(RetentionSql.FORGET_PROCESSES, Tuple.tuple()))
        .chain(() -> run(RetentionSql.FORGET_JOBS, Tuple.tuple()))
        .chain(() -> run(RetentionSql.FORGET_SWEPT, Tuple.tuple()));
  }

  /** In batches, each a transaction of its own. */
  private Uni<Void> untilNone(String sql, Tuple tuple) {
    return Uni.createFrom()
        .deferred(() -> pool.preparedQuery(sql).execute(tuple))
        .map(RowSet::rowCount)
        .repeat()
        .whilst(rows -> rows == BATCH)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> run(String sql, Tuple tuple) {
    return pool.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
