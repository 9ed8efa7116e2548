package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes who is in what, with the group's attributes where they change too. */
@ApplicationScoped
class MemberStore {
  /** Who adds more of them had better lock their connection than each of their rows. */
  static final int FEW = 100;

  private final Pool pool;

  MemberStore(Pool pool) {
    this.pool = pool;
  }

  /** Whether a few members come and go by name and no group becomes a member of another. */
  static boolean byNames(Write write, DirectoryCommand.Patch patch) {
    return patch.members() instanceof MemberChange.Delta delta
        && delta.add().size() <= FEW
        && delta.matching().isEmpty()
        && WriteParameters.groups(delta.add()).isEmpty()
        && !write.request().precondition().asks();
  }

  /** What is {@link #byNames}. */
  Uni<WriteResult> change(Write write, DirectoryCommand.Patch patch) {
    MemberChange.Delta delta = (MemberChange.Delta) patch.members();
    List<@Nullable Object> parameters = write.parameters(patch.id());
    WriteParameters.addMembers(parameters, delta.add());
    parameters.add(WriteParameters.uuids(delta.remove()));
    return StoredRows.ask(pool, MemberSql.CHANGE_MEMBERS, parameters)
        .map(rows -> StoredRows.first(rows).orElseThrow())
        .map(row -> changed(patch, row));
  }

  private static WriteResult changed(DirectoryCommand.Patch patch, Row row) {
    if (!row.getBoolean("found")) {
      throw DirectoryStore.notFound(patch.id());
    }
    refuseIfNoneKnown(patch.onlyAdds(), row);
    return new WriteResult(
        null,
        null,
        row.getLong("version"),
        StoredRows.range(row),
        StoredRows.unknown(patch.members(), row),
        Set.of());
  }

  Uni<WriteResult> change(
      Write write,
      ResourceId id,
      MemberChange members,
      boolean onlyAdds,
      Function<StoredResource, Decision> decide) {
    List<ResourceId> nested = WriteParameters.groups(WriteParameters.comers(members));
    return pool.withTransaction(
        transaction ->
            lockNesting(transaction, write, id, nested)
                .flatMap(_ -> StoredRows.locked(transaction, write, DirectorySql.LOCK_TO_FILL, id))
                .flatMap(
                    stored ->
                        MatchingMemberStore.named(transaction, write, decide.apply(stored))
                            .flatMap(
                                decision ->
                                    update(transaction, write, stored, decision, onlyAdds))));
  }

  private static Uni<Void> lockNesting(
      SqlClient transaction, Write write, ResourceId group, List<ResourceId> nested) {
    if (nested.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Object connection = write.connection().connection().value();
    return StoredRows.ask(transaction, MemberSql.LOCK_NESTING, List.of(connection))
        .flatMap(
            _ ->
                StoredRows.ask(
                    transaction,
                    MemberSql.CYCLE,
                    List.of(connection, group.value(), WriteParameters.uuids(nested))))
        .invoke(MemberStore::refuseCycle)
        .replaceWithVoid();
  }

  private static Uni<WriteResult> update(
      SqlClient transaction,
      Write write,
      StoredResource stored,
      Decision decision,
      boolean onlyAdds) {
    List<@Nullable Object> parameters = write.parameters(decision);
    WriteParameters.addState(parameters, write.connection(), decision);
    parameters.add(WriteParameters.leavers(decision.members()));
    WriteParameters.addMembers(parameters, WriteParameters.comers(decision.members()));
    String sql =
        decision.members() instanceof MemberChange.Whole
            ? MemberSql.UPDATE_GROUP_WHOLE
            : MemberSql.UPDATE_GROUP_NAMED;
    return StoredRows.ask(transaction, sql, parameters)
        .map(rows -> StoredRows.first(rows).orElseThrow())
        .invoke(row -> refuseIfNoneKnown(onlyAdds, row))
        .map(row -> updated(stored, decision, row));
  }

  private static WriteResult updated(StoredResource stored, Decision decision, Row row) {
    int unknown = StoredRows.unknown(decision.members(), row);
    return row.getLong("version") == null
        ? StoredRows.unchanged(stored, decision, unknown)
        : StoredRows.written(decision, row, unknown);
  }

  private static void refuseIfNoneKnown(boolean onlyAdds, Row row) {
    if (onlyAdds && row.getLong("known") == 0) {
      throw ScimException.invalidValue(
          "None of the members to add exists in this connection. Create the users first.");
    }
  }

  private static void refuseCycle(RowSet<Row> rows) {
    if (StoredRows.first(rows).map(row -> row.getBoolean("cycle")).orElse(false)) {
      throw StoreFailures.cycle();
    }
  }
}
