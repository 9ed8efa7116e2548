package io.scimrelay.delivery.clock;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Asks the database for its time. */
@Singleton
class ClockStore {
  private final Pool pool;

  ClockStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Instant> now() {
    return pool.preparedQuery(ClockSql.NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
  }
}
