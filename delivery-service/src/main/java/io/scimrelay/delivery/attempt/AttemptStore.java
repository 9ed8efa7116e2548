package io.scimrelay.delivery.attempt;

import io.scimrelay.common.id.MessageId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes attempts down, many in one statement, under the claims they were made under. */
@Singleton
public class AttemptStore {
  private final Pool pool;

  AttemptStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * What became of a batch.
   *
   * @param held messages whose claim still holds; of the others nothing was written
   * @param superseded positions that were skipped, by the message that overtook them
   */
  public record Written(Set<MessageId> held, Map<MessageId, List<Long>> superseded) {}

  /** All of one day. */
  public Uni<Written> finish(LocalDate day, List<Finished> batch) {
    List<Finished> superseding = batch.stream().filter(Finished::superseding).toList();
    Tuple tuple = FinishedTuple.of(day, batch);
    if (superseding.isEmpty()) {
      return pool.preparedQuery(AttemptSql.FINISH)
          .execute(tuple)
          .map(rows -> new Written(ids(rows), Map.of()));
    }
    return pool.withTransaction(connection -> finish(connection, tuple, superseding));
  }

  private static Uni<Written> finish(SqlConnection c, Tuple tuple, List<Finished> superseding) {
    return c.preparedQuery(AttemptSql.FINISH)
        .execute(tuple)
        .map(AttemptStore::ids)
        .chain(
            held ->
                supersede(c, superseding.stream().filter(f -> has(held, f)).toList())
                    .map(positions -> new Written(held, positions)));
  }

  private static Uni<Map<MessageId, List<Long>>> supersede(SqlConnection c, List<Finished> each) {
    return Multi.createFrom()
        .iterable(each)
        .onItem()
        .transformToUniAndConcatenate(
            f ->
                c.preparedQuery(AttemptSql.SUPERSEDE)
                    .execute(overtaken(f))
                    .map(rows -> Map.entry(f.message().id(), positions(rows))))
        .collect()
        .in(HashMap::new, (found, entry) -> found.put(entry.getKey(), entry.getValue()));
  }

  private static Tuple overtaken(Finished finished) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(finished.message().endpoint().value());
    tuple.addValue(finished.token());
    tuple.addValue(finished.message().connection().value());
    tuple.addValue(Objects.requireNonNull(finished.message().subject()));
    tuple.addValue(finished.message().position());
    tuple.addValue("user.deleted".equals(finished.message().type()));
    return tuple;
  }

  private static boolean has(Set<MessageId> held, Finished finished) {
    return held.contains(finished.message().id());
  }

  private static Set<MessageId> ids(RowSet<Row> rows) {
    Set<MessageId> ids = new HashSet<>();
    rows.forEach(row -> ids.add(new MessageId(row.getUUID("id"))));
    return ids;
  }

  private static List<Long> positions(RowSet<Row> rows) {
    List<Long> positions = new ArrayList<>();
    rows.forEach(row -> positions.add(row.getLong("position")));
    return positions;
  }
}
