package io.scimrelay.delivery.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes a whole backfill in one transaction, so that one that is resumed repeats nothing. */
@Singleton
class BackfillStore {
  private final Pool pool;

  BackfillStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * What was written.
   *
   * @param skipped positions of messages that the backfill tells of in their place
   */
  record Backfilled(List<Long> skipped, long told) {}

  private record Snapshot(int epoch, long sequence) {}

  private record Counter(LocalDate day, long last) {}

  Uni<Backfilled> backfill(Job job, UUID process) {
    return pool.withTransaction(
        c ->
            run(c, BackfillSql.TAKE_TIME, Tuple.tuple())
                .chain(() -> snapshot(c, job))
                .call(() -> lockClaim(c, job, process))
                .chain(snapshot -> counter(c, job).chain(at -> tell(c, job, snapshot, at))));
  }

  private static Uni<Snapshot> snapshot(SqlConnection c, Job job) {
    return run(c, BackfillSql.LOCK_CONNECTION, Tuple.of(tenant(job), connection(job)))
        .map(rows -> only(rows, "nothing was told of this connection yet"))
        .map(row -> new Snapshot(row.getInteger("epoch"), row.getLong("last_sequence")));
  }

  private static Uni<Row> lockClaim(SqlConnection c, Job job, UUID process) {
    return run(c, BackfillSql.LOCK_CLAIM, Tuple.of(tenant(job), job.endpoint().value(), process))
        .map(rows -> only(rows, "the endpoint has moved, ask again"));
  }

  private static Uni<Counter> counter(SqlConnection c, Job job) {
    return run(c, BackfillSql.LOCK_TENANT, Tuple.of(tenant(job)))
        .map(rows -> only(rows, "nothing was told of this tenant yet"))
        .map(row -> new Counter(row.getLocalDate("day"), row.getLong("last_position")));
  }

  private static Uni<Backfilled> tell(SqlConnection c, Job job, Snapshot snapshot, Counter at) {
    UUID endpoint = job.endpoint().value();
    return run(c, BackfillSql.SKIP, Tuple.of(tenant(job), endpoint, connection(job)))
        .map(BackfillStore::positions)
        .chain(
            skipped ->
                run(c, BackfillSql.TELL, told(job, snapshot, at))
                    .map(rows -> new Backfilled(skipped, rows.size())))
        .call(done -> move(c, job, at, done.told()))
        .call(done -> finish(c, job, done));
  }

  private static Uni<?> move(SqlConnection c, Job job, Counter at, long told) {
    return run(c, BackfillSql.MOVE_TENANT, Tuple.of(tenant(job), at.last() + told, at.day()));
  }

  private static Uni<?> finish(SqlConnection c, Job job, Backfilled done) {
    return run(c, BackfillSql.MISSING, Tuple.of(tenant(job), connection(job)))
        .map(rows -> rows.iterator().next().getLong("missing"))
        .chain(
            missing ->
                run(
                    c,
                    BackfillSql.FINISH,
                    Tuple.of(tenant(job), job.id().value(), done.told(), detail(missing))));
  }

  private static String detail(long missing) {
    return missing == 0
        ? "the whole connection"
        : missing + " resources were left out: they last changed before the log begins";
  }

  private static Tuple told(Job job, Snapshot snapshot, Counter at) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(tenant(job));
    tuple.addValue(connection(job));
    tuple.addValue(job.endpoint().value());
    tuple.addValue(job.id().value());
    tuple.addValue(at.day());
    tuple.addValue(at.last());
    tuple.addValue(snapshot.epoch());
    tuple.addValue(snapshot.sequence());
    return tuple;
  }

  private static Row only(RowSet<Row> rows, String otherwise) {
    for (Row row : rows) {
      return row;
    }
    throw new JobFailedException(otherwise);
  }

  private static List<Long> positions(RowSet<Row> rows) {
    List<Long> positions = new ArrayList<>();
    rows.forEach(row -> positions.add(row.getLong("position")));
    return positions;
  }

  private static UUID tenant(Job job) {
    return job.tenant().value();
  }

  private static UUID connection(Job job) {
    return Objects.requireNonNull(job.connection(), "a backfill names its connection").value();
  }

  private static Uni<RowSet<Row>> run(SqlConnection c, String sql, Tuple tuple) {
    return c.preparedQuery(sql).execute(tuple);
  }
}
