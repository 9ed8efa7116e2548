package io.scimrelay.admin.job;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Jobs in the database, joined with what is known of their progress. */
@ApplicationScoped
public class JobStore {
  private final ControlStore control;
  private final Pool pool;
  private final IdSource ids;
  private final InstantSource clock;

  public JobStore(ControlStore control, Pool pool, IdSource ids, InstantSource clock) {
    this.control = control;
    this.pool = pool;
    this.ids = ids;
    this.clock = clock;
  }

  public Uni<JobView> ask(TenantCaller caller, WantedJob wanted, Object body) {
    return control.post(
        caller, body, JobView.class, session -> ask(caller.tenant(), session, wanted));
  }

  Uni<JobView> ask(TenantId tenant, Mutiny.Session session, WantedJob wanted) {
    JobRow row = new JobRow(ids.next(), tenant, wanted, clock.instant());
    return session.persist(row).replaceWith(JobView.asked(row));
  }

  public Uni<JobView> get(TenantCaller caller, JobId id) {
    return pool.preparedQuery(JobSql.GET)
        .execute(Tuple.of(caller.tenant().value(), id.value()))
        .map(rows -> Columns.stream(rows).findFirst().orElseThrow(() -> Refused.notFound("job")))
        .map(JobStore::job);
  }

  /** Of all tenants: progress of jobs is of interest for a month. */
  public Uni<Integer> forgetOld() {
    return pool.query(JobSql.FORGET_OLD).execute().map(rows -> rows.rowCount());
  }

  private static JobView job(Row row) {
    return new JobView(
        new JobId(row.getUUID("id")),
        JobKind.valueOf(row.getString("kind")),
        JobState.valueOf(row.getString("state")),
        row.getLong("done"),
        row.getLong("total"),
        Columns.timeAlways(row, "created_at"),
        Columns.time(row, "started_at"),
        Columns.time(row, "finished_at"),
        row.getString("detail"));
  }
}
