package io.scimrelay.delivery.breaker;

import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps how endpoints do, and verdicts on them. */
@Singleton
public class HealthStore {
  private final Pool pool;

  HealthStore(Pool pool) {
    this.pool = pool;
  }

  public Uni<Map<EndpointId, Health>> load(Collection<EndpointId> endpoints) {
    UUID[] ids = endpoints.stream().map(EndpointId::value).toArray(UUID[]::new);
    return pool.preparedQuery(HealthSql.LOAD)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Map<EndpointId, Health> found = new HashMap<>();
              rows.forEach(row -> found.put(new EndpointId(row.getUUID("endpoint_id")), read(row)));
              return found;
            });
  }

  public Uni<Void> save(EndpointId endpoint, long token, Health health) {
    Breaker.Open open = health.breaker() instanceof Breaker.Open o ? o : null;
    Tuple tuple = Tuple.tuple();
    tuple.addValue(endpoint.value());
    tuple.addValue(token);
    tuple.addValue(health.generation());
    tuple.addValue(health.breaker().wire());
    tuple.addValue(utc(health.failingSince()));
    tuple.addValue(utc(health.lastAccepted()));
    tuple.addValue(open == null ? 0 : open.probes());
    tuple.addValue(open == null ? null : utc(open.nextProbe()));
    return pool.preparedQuery(HealthSql.SAVE).execute(tuple).replaceWithVoid();
  }

  /** Answers whether the verdict is new in this generation. */
  public Uni<Boolean> judge(EndpointId endpoint, long token, long generation, String verdict) {
    return pool.preparedQuery(HealthSql.JUDGE)
        .execute(Tuple.of(endpoint.value(), token, generation, verdict))
        .map(rows -> rows.size() > 0);
  }

  private static Health read(Row row) {
    boolean closed = "closed".equals(row.getString("breaker"));
    Instant probe = instant(row.getOffsetDateTime("next_probe_at"));
    Breaker breaker =
        closed
            ? new Breaker.Closed(Set.of())
            : new Breaker.Open(row.getInteger("probes"), probe == null ? Instant.EPOCH : probe);
    return new Health(
        row.getLong("generation"),
        breaker,
        instant(row.getOffsetDateTime("failing_since")),
        instant(row.getOffsetDateTime("last_accepted_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
