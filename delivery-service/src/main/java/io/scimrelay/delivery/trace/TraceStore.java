package io.scimrelay.delivery.trace;

import io.scimrelay.delivery.message.PendingMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads under which trace an event came. */
@Singleton
class TraceStore {
  private final Pool pool;

  TraceStore(Pool pool) {
    this.pool = pool;
  }

  /** By the place in the list; of all tenants. */
  Uni<Map<Integer, String>> parents(List<PendingMessage> messages) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(IntStream.range(0, messages.size()).boxed().toArray(Integer[]::new));
    tuple.addValue(messages.stream().map(m -> m.tenant().value()).toArray(UUID[]::new));
    tuple.addValue(messages.stream().map(PendingMessage::day).toArray(LocalDate[]::new));
    tuple.addValue(messages.stream().map(PendingMessage::position).toArray(Long[]::new));
    tuple.addValue(
        messages.stream()
            .map(PendingMessage::day)
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH));
    return pool.preparedQuery(TraceSql.PARENTS)
        .execute(tuple)
        .map(
            rows -> {
              Map<Integer, String> parents = new HashMap<>();
              rows.forEach(row -> parents.put(row.getInteger("n"), row.getString("traceparent")));
              return parents;
            });
  }
}
