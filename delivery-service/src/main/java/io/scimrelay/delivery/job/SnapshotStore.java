package io.scimrelay.delivery.job;

import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.delivery.job.Written.Positions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes the state of a connection into the log, page by page, in one transaction over one
 * snapshot. It locks nothing that others want: the claim is looked at in the end, and fails the
 * transaction where it changed since the snapshot.
 */
@Singleton
class SnapshotStore {
  /** PostgreSQL prepares no such statement, and it must come before any other. */
  private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

  private final Pool pool;
  private final JobStore jobs;

  SnapshotStore(Pool pool, JobStore jobs) {
    this.pool = pool;
    this.jobs = jobs;
  }

  Uni<Written> write(Job job, UUID process, Positions positions) {
    return pool.withTransaction(
        c ->
            c.query(ONE_SNAPSHOT)
                .execute()
                .chain(() -> BackfillStore.run(c, BackfillSql.TAKE_TIME, Tuple.tuple()))
                .chain(() -> begin(c, job, positions))
                .chain(telling -> tell(c, telling))
                .call(written -> BackfillStore.lockClaim(c, job, process))
                .call(written -> mark(c, job, written)));
  }

  private static Uni<Telling> begin(SqlConnection c, Job job, Positions positions) {
    UUID endpoint = job.endpoint().value();
    return BackfillStore.run(
            c,
            BackfillSql.SNAPSHOT,
            Tuple.of(BackfillStore.tenant(job), BackfillStore.connection(job), endpoint))
        .map(rows -> BackfillStore.first(rows).orElseThrow(BackfillStore::unknown))
        .map(row -> telling(job, positions, row));
  }

  private static Telling telling(Job job, Positions positions, Row row) {
    long total = row.getLong("told");
    if (total > positions.count()) {
      throw new OutgrownException();
    }
    PresentState state =
        new PresentState(
            job.id(),
            job.tenant(),
            new OrganizationId(row.getUUID("organization_id")),
            new ConnectionId(BackfillStore.connection(job)),
            row.getInteger("epoch"),
            row.getLong("last_sequence"),
            row.getOffsetDateTime("last_timestamp").toInstant());
    return new Telling(job, state, positions, total, List.of(row.getArrayOfStrings("event_types")));
  }

  private Uni<Written> tell(SqlConnection c, Telling telling) {
    return pages(c, telling, EventType.USER_CREATED, () -> resources(c, telling, "user"))
        .chain(
            () -> pages(c, telling, EventType.GROUP_CREATED, () -> resources(c, telling, "group")))
        .chain(() -> pages(c, telling, EventType.GROUP_MEMBER_ADDED, () -> members(c, telling)))
        .map(_ -> telling.written());
  }

  private Uni<Void> pages(
      SqlConnection c,
      Telling telling,
      EventType type,
      java.util.function.Supplier<Uni<List<Told>>> next) {
    if (!telling.wants(type)) {
      return Uni.createFrom().voidItem();
    }
    telling.fromStart();
    return Uni.createFrom()
        .deferred(() -> next.get().call(page -> write(c, telling, page)))
        .repeat()
        .whilst(page -> !page.isEmpty())
        .onItem()
        .ignoreAsUni();
  }

  private static Uni<List<Told>> resources(SqlConnection c, Telling telling, String kind) {
    Tuple tuple =
        Tuple.of(telling.tenant(), telling.connection(), kind, telling.after(), Telling.PAGE);
    return read(c, BackfillSql.RESOURCES, tuple, row -> resource(telling, kind, row));
  }

  private static Told resource(Telling telling, String kind, Row row) {
    UUID id = row.getUUID("id");
    telling.passed(id);
    return telling.state().resource(id(kind, id), row.getLong("version"), row.getString("body"));
  }

  private static Uni<List<Told>> members(SqlConnection c, Telling telling) {
    Tuple tuple =
        Tuple.of(
            telling.tenant(),
            telling.connection(),
            telling.after(),
            telling.afterMember(),
            Telling.PAGE);
    return read(c, BackfillSql.MEMBERS, tuple, row -> member(telling, row));
  }

  private static Told member(Telling telling, Row row) {
    UUID group = row.getUUID("group_id");
    UUID member = row.getUUID("member_id");
    telling.passed(group, member);
    return telling
        .state()
        .membership(
            group,
            row.getString("group_reference"),
            id(row.getString("member_kind"), member),
            row.getString("member_reference"));
  }

  private static ResourceId id(String kind, UUID id) {
    return "user".equals(kind) ? ResourceId.user(id) : ResourceId.group(id);
  }

  /** Shaping a page takes its time, which is not the event loop's. */
  private static Uni<List<Told>> read(
      SqlConnection c, String sql, Tuple tuple, Function<Row, Told> shape) {
    return BackfillStore.run(c, sql, tuple)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(rows -> shaped(rows, shape));
  }

  private static List<Told> shaped(RowSet<Row> rows, Function<Row, Told> shape) {
    List<Told> page = new ArrayList<>(rows.size());
    rows.forEach(row -> page.add(shape.apply(row)));
    return page;
  }

  private Uni<?> write(SqlConnection c, Telling telling, List<Told> page) {
    if (page.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return BackfillStore.run(c, BackfillSql.TELL, ToldTuple.of(telling, page))
        .invoke(_ -> telling.told(page.size()))
        .invoke(_ -> show(telling));
  }

  /** Outside the transaction, for whoever watches; the next page does not wait for it. */
  private void show(Telling telling) {
    jobs.progress(telling.job(), telling.done(), telling.total())
        .subscribe()
        .with(_ -> {}, _ -> {});
  }

  private static Uni<?> mark(SqlConnection c, Job job, Written written) {
    return BackfillStore.run(
        c,
        BackfillSql.MARK_WRITTEN,
        Tuple.of(
            BackfillStore.tenant(job),
            job.id().value(),
            written.epoch(),
            written.sequence(),
            written.told()));
  }
}
