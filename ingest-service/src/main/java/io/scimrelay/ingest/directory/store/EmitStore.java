package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.directory.EventDraft;
import io.scimrelay.ingest.outbox.OutboxSignal;
import io.scimrelay.ingest.outbox.Shard;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the present state of resources again. The mark on the job and the event are one
 * transaction: a crash leaves both or neither, and of two processes one does it.
 */
@ApplicationScoped
class EmitStore {
  private final Pool pool;
  private final DirectoryDecider decider;
  private final OutboxSignal outbox;
  private final IdSource ids;

  EmitStore(Pool pool, DirectoryDecider decider, OutboxSignal outbox, IdSource ids) {
    this.pool = pool;
    this.decider = decider;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** Of all tenants. */
  Uni<List<EmitJob>> asked(Duration within) {
    return StoredRows.ask(pool, EmitSql.ASKED, List.of((double) within.toSeconds()))
        .map(
            rows -> {
              List<EmitJob> jobs = new ArrayList<>();
              rows.forEach(row -> job(row).ifPresent(jobs::add));
              return jobs;
            });
  }

  private static Optional<EmitJob> job(Row row) {
    return ResourceId.parse(row.getString("resource"))
        .map(
            resource ->
                new EmitJob(
                    new JobId(row.getUUID("job_id")),
                    new TenantId(row.getUUID("tenant_id")),
                    new ConnectionId(row.getUUID("connection_id")),
                    resource,
                    row.getBoolean("live")));
  }

  Uni<Void> emit(EmitJob job) {
    return pool.withTransaction(
            transaction ->
                StoredRows.ask(transaction, EmitSql.TAKE, key(job))
                    .map(RowSet::rowCount)
                    .flatMap(
                        taken ->
                            taken == 0 ? Uni.createFrom().voidItem() : taken(transaction, job)))
        .invoke(() -> outbox.committed(job.connection()));
  }

  /** Of all tenants. */
  Uni<Void> forgetOld() {
    return StoredRows.ask(pool, EmitSql.FORGET, List.of()).replaceWithVoid();
  }

  private Uni<Void> taken(SqlClient transaction, EmitJob job) {
    if (!job.live()) {
      return fail(transaction, job, "The connection was deleted before this was done.");
    }
    return StoredRows.ask(
            transaction,
            DirectorySql.LOCK,
            List.of(
                job.connection().value(),
                job.resource().value(),
                WriteParameters.kind(job.resource())))
        .map(StoredRows::first)
        .flatMap(
            found ->
                found
                    .map(row -> tell(transaction, job, StoredRows.resource(job.resource(), row)))
                    .orElseGet(() -> fail(transaction, job, gone(job))));
  }

  private Uni<Void> tell(SqlClient transaction, EmitJob job, StoredResource stored) {
    EventDraft draft = decider.emit(stored);
    ArrayNode lead = WriteParameters.drafts(List.of(draft));
    ((ObjectNode) lead.get(0)).put("emitted", true);
    List<@Nullable Object> parameters =
        new ArrayList<>(
            Arrays.asList(
                job.connection().value(),
                job.resource().value(),
                job.id().value(),
                new String[0],
                ids.nextEventBase().value(),
                null,
                (short) Shard.of(job.connection()),
                stored.version() + 1,
                WriteParameters.text(lead)));
    return StoredRows.ask(transaction, EmitSql.EMIT, parameters)
        .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("no counter")))
        .replaceWithVoid();
  }

  private static Uni<Void> fail(SqlClient transaction, EmitJob job, String why) {
    List<Object> parameters = new ArrayList<>(key(job));
    parameters.add(why);
    return StoredRows.ask(transaction, EmitSql.FAIL, parameters).replaceWithVoid();
  }

  private static String gone(EmitJob job) {
    return "The "
        + ResourceType.of(job.resource()).wire().toLowerCase(java.util.Locale.ROOT)
        + " was deleted before its state could be told again.";
  }

  private static List<Object> key(EmitJob job) {
    return List.of(job.id().value(), job.tenant().value());
  }
}
