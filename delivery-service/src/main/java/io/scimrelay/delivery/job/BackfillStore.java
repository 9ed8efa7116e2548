package io.scimrelay.delivery.job;

import io.scimrelay.delivery.job.Written.Positions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The short steps before and after a backfill is written; each is fenced by the claim. */
@Singleton
class BackfillStore {
  /** So much may come to the directory between the count and the snapshot. */
  private static final long SLACK = 10_000;

  private final Pool pool;

  BackfillStore(Pool pool) {
    this.pool = pool;
  }

  /** What of the job stands in the log already. */
  Uni<Optional<Written>> written(Job job) {
    return pool.preparedQuery(BackfillSql.WRITTEN)
        .execute(Tuple.of(tenant(job), job.id().value()))
        .map(rows -> first(rows).map(BackfillStore::written));
  }

  /** Keeps positions for all there is to tell; nothing is locked beyond this. */
  Uni<Positions> reserve(Job job, UUID process) {
    return pool.preparedQuery(BackfillSql.SIZE)
        .execute(Tuple.of(tenant(job), connection(job)))
        .map(rows -> first(rows).orElseThrow(BackfillStore::unknown).getLong("told"))
        .map(told -> told + told / 10 + SLACK)
        .chain(count -> pool.withTransaction(c -> reserve(c, job, process, count)));
  }

  private static Uni<Positions> reserve(SqlConnection c, Job job, UUID process, long count) {
    return lockClaim(c, job, process)
        .chain(() -> run(c, BackfillSql.TAKE_POSITIONS, Tuple.of(tenant(job), count)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Positions(row.getLocalDate("day"), row.getLong("after_position"), count))
        .call(
            kept ->
                run(
                    c,
                    BackfillSql.KEEP_POSITIONS,
                    Tuple.of(
                        tenant(job), job.id().value(), kept.day(), kept.after(), kept.count())));
  }

  /** Whether the log has all that happened up to the snapshot. */
  Uni<Boolean> reached(Job job, Written written) {
    if (written.sequence() == 0) {
      return Uni.createFrom().item(true);
    }
    return pool.preparedQuery(BackfillSql.REACHED)
        .execute(Tuple.of(tenant(job), connection(job), written.epoch(), written.sequence()))
        .map(rows -> rows.size() > 0);
  }

  /** Skips what the backfill tells of and ends the job: from now on its messages may go. */
  Uni<Void> finish(Job job, UUID process, Written written) {
    Tuple superseded = messages(job);
    superseded.addValue(written.epoch());
    superseded.addValue(written.sequence());
    superseded.addValue(written.positions().after());
    superseded.addValue(written.positions().last());
    superseded.addValue(written.positions().day());
    return pool.withTransaction(
        c ->
            run(c, BackfillSql.TAKE_TIME, Tuple.tuple())
                .chain(() -> lockClaim(c, job, process))
                .chain(() -> run(c, BackfillSql.SUPERSEDE, superseded))
                .chain(() -> end(c, job, "succeeded", written.told(), "the whole connection")));
  }

  /** Skips what was written and ends the job as failed. */
  Uni<Void> takeBack(Job job, UUID process, Written written, String reason) {
    Tuple told = messages(job);
    told.addValue(written.positions().after());
    told.addValue(written.positions().last());
    return pool.withTransaction(
        c ->
            run(c, BackfillSql.TAKE_TIME, Tuple.tuple())
                .chain(() -> lockClaim(c, job, process))
                .chain(() -> run(c, BackfillSql.TAKE_BACK, told))
                .chain(() -> end(c, job, "failed", 0, reason)));
  }

  private static Uni<Void> end(
      SqlConnection c, Job job, String state, long done, @Nullable String detail) {
    return run(c, BackfillSql.FINISH, Tuple.of(tenant(job), job.id().value(), state, done, detail))
        .replaceWithVoid();
  }

  static Uni<Row> lockClaim(SqlConnection c, Job job, UUID process) {
    return run(c, BackfillSql.LOCK_CLAIM, Tuple.of(tenant(job), job.endpoint().value(), process))
        .map(rows -> first(rows).orElseThrow(MovedException::new));
  }

  static JobFailedException unknown() {
    return new JobFailedException("nothing is known of this connection yet");
  }

  static Optional<Row> first(RowSet<Row> rows) {
    for (Row row : rows) {
      return Optional.of(row);
    }
    return Optional.empty();
  }

  static UUID tenant(Job job) {
    return job.tenant().value();
  }

  static UUID connection(Job job) {
    return Objects.requireNonNull(job.connection(), "a backfill names its connection").value();
  }

  private static Written written(Row row) {
    return new Written(
        new Positions(
            row.getLocalDate("day"), row.getLong("after_position"), row.getLong("positions")),
        row.getInteger("epoch"),
        row.getLong("sequence"),
        row.getLong("told"));
  }

  private static Tuple messages(Job job) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(tenant(job));
    tuple.addValue(job.endpoint().value());
    tuple.addValue(connection(job));
    return tuple;
  }

  static Uni<RowSet<Row>> run(SqlConnection c, String sql, Tuple tuple) {
    return c.preparedQuery(sql).execute(tuple);
  }
}
