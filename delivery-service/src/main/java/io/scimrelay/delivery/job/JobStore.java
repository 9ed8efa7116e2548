package io.scimrelay.delivery.job;

import io.scimrelay.common.id.AttemptId;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.attempt.AttemptOutcome;
import io.scimrelay.delivery.attempt.Attempts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads jobs and tells how they went. */
@Singleton
class JobStore {
  private static final long BATCH = 500;

  private final Pool pool;

  JobStore(Pool pool) {
    this.pool = pool;
  }

  /** How much of a job one step did. */
  record Recovered(long tried, long superseded) {
    Recovered plus(Recovered other) {
      return new Recovered(tried + other.tried, superseded + other.superseded);
    }

    boolean none() {
      return tried + superseded == 0;
    }
  }

  Uni<List<Job>> open(UUID process) {
    return pool.preparedQuery(JobSql.OPEN)
        .execute(Tuple.of(process))
        .map(
            rows -> {
              List<Job> jobs = new ArrayList<>();
              rows.forEach(row -> jobs.add(job(row)));
              return jobs;
            });
  }

  Uni<Void> start(Job job) {
    return run(
        JobSql.START,
        Tuple.of(job.tenant().value(), job.id().value(), job.kind(), job.endpoint().value()));
  }

  Uni<Void> finish(Job job, boolean succeeded, long done, @Nullable String detail) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(job.tenant().value());
    tuple.addValue(job.id().value());
    tuple.addValue(succeeded ? "succeeded" : "failed");
    tuple.addValue(done);
    tuple.addValue(done);
    tuple.addValue(detail);
    return run(JobSql.FINISH, tuple);
  }

  Uni<Void> progress(Job job, long done, long total) {
    return run(JobSql.PROGRESS, Tuple.of(job.tenant().value(), job.id().value(), done, total));
  }

  Uni<Void> addTest(Job job, EventId event, AttemptId attempt, Attempts.Made made) {
    OffsetDateTime started = made.startedAt().atOffset(ZoneOffset.UTC);
    boolean accepted = made.outcome() instanceof AttemptOutcome.Accepted;
    Tuple tuple = Tuple.tuple();
    tuple.addValue(job.tenant().value());
    tuple.addValue(job.endpoint().value());
    tuple.addValue(event.value());
    tuple.addValue(accepted ? "delivered" : "failed");
    tuple.addValue(started);
    tuple.addValue(attempt.value());
    tuple.addValue((int) made.duration().toMillis());
    tuple.addValue(made.outcome().wire());
    tuple.addValue(made.outcome().answered());
    tuple.addValue(made.outcome().problem());
    tuple.addValue(made.outcome().kept());
    return run(JobSql.ADD_TEST, tuple);
  }

  /** The connections of which the endpoint has failed messages. */
  Uni<List<ConnectionId>> failedLanes(Job job, Instant since) {
    return pool.preparedQuery(JobSql.FAILED_LANES)
        .execute(
            Tuple.of(job.tenant().value(), job.endpoint().value(), since.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              List<ConnectionId> lanes = new ArrayList<>();
              rows.forEach(row -> lanes.add(new ConnectionId(row.getUUID("connection_id"))));
              return lanes;
            });
  }

  /** Makes the oldest failed messages of these lanes pending again, so many at a time. */
  Uni<Recovered> recover(Job job, UUID process, Instant since, List<ConnectionId> lanes) {
    Tuple tuple =
        Tuple.of(
            job.tenant().value(),
            job.endpoint().value(),
            process,
            since.atOffset(ZoneOffset.UTC),
            BATCH,
            lanes.stream().map(ConnectionId::value).toArray(UUID[]::new));
    return pool.preparedQuery(JobSql.RECOVER)
        .execute(tuple)
        .map(rows -> rows.iterator().next())
        .map(row -> new Recovered(row.getLong("tried"), row.getLong("superseded")));
  }

  private static Job job(Row row) {
    UUID connection = row.getUUID("connection_id");
    UUID message = row.getUUID("message_id");
    return new Job(
        new JobId(row.getUUID("job_id")),
        new TenantId(row.getUUID("tenant_id")),
        row.getString("kind"),
        new EndpointId(row.getUUID("endpoint_id")),
        connection == null ? null : new ConnectionId(connection),
        message == null ? null : new MessageId(message),
        row.getJsonObject("parameters"));
  }

  private Uni<Void> run(String sql, Tuple tuple) {
    return pool.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
