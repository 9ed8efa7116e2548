package io.scimrelay.delivery.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Makes and drops days. */
@Singleton
class RetentionStore {
  private final Pool pool;

  RetentionStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> makeDays() {
    return run(RetentionSql.MAKE_DAYS, Tuple.tuple());
  }

  /** Drops the days of a table, such as {@code attempt}, before this one. */
  Uni<Void> dropDays(String table, LocalDate before) {
    return run(RetentionSql.DROP_DAYS, Tuple.of(table, before));
  }

  Uni<Void> expire(LocalDate before) {
    return run(RetentionSql.EXPIRE, Tuple.of(before));
  }

  Uni<Void> forget() {
    return run(RetentionSql.FORGET_NOTICES, Tuple.tuple())
        .chain(() -> run(RetentionSql.FORGET_PROCESSES, Tuple.tuple()))
        .chain(() -> run(RetentionSql.FORGET_JOBS, Tuple.tuple()));
  }

  private Uni<Void> run(String sql, Tuple tuple) {
    return pool.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
