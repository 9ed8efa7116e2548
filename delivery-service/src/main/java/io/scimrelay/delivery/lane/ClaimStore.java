package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.delivery.message.LaneId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps the lease of a process and its claims. */
@Singleton
class ClaimStore {
  private final Pool pool;

  ClaimStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> beat(UUID process, Duration lease) {
    return run(ClaimSql.BEAT, Tuple.of(process, (double) lease.toSeconds()));
  }

  Uni<Void> claim(UUID process) {
    return run(ClaimSql.CLAIM, Tuple.of(process));
  }

  /** The claims that this process holds, with their tokens. */
  Uni<Map<EndpointId, Long>> mine(UUID process) {
    return pool.preparedQuery(ClaimSql.MINE)
        .execute(Tuple.of(process))
        .map(
            rows -> {
              Map<EndpointId, Long> claims = new HashMap<>();
              for (Row row : rows) {
                claims.put(new EndpointId(row.getUUID("endpoint_id")), row.getLong("token"));
              }
              return claims;
            });
  }

  /** The lanes of these endpoints that are held for a backfill. */
  Uni<Set<LaneId>> held(Collection<EndpointId> endpoints) {
    UUID[] ids = endpoints.stream().map(EndpointId::value).toArray(UUID[]::new);
    return pool.preparedQuery(ClaimSql.HELD)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Set<LaneId> held = new HashSet<>();
              for (Row row : rows) {
                held.add(
                    new LaneId(
                        new EndpointId(row.getUUID("endpoint_id")),
                        new ConnectionId(row.getUUID("connection_id"))));
              }
              return held;
            });
  }

  Uni<Integer> excess(UUID process) {
    return pool.preparedQuery(ClaimSql.EXCESS)
        .execute(Tuple.of(process))
        .map(rows -> rows.iterator().next().getInteger("excess"));
  }

  Uni<Void> release(UUID process, Collection<EndpointId> endpoints) {
    UUID[] ids = endpoints.stream().map(EndpointId::value).toArray(UUID[]::new);
    return run(ClaimSql.RELEASE, Tuple.of(process, ids));
  }

  Uni<Void> leaving(UUID process) {
    return run(ClaimSql.LEAVING, Tuple.of(process));
  }

  Uni<Void> leave(UUID process) {
    return run(ClaimSql.LEAVE, Tuple.of(process));
  }

  private Uni<Void> run(String sql, Tuple tuple) {
    return pool.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
