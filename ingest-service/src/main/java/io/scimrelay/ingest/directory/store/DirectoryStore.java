package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.outbox.OutboxSignal;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies commands. What depends only on the row it names is one statement; what depends on others
 * takes a lock first and looks again, in one transaction. A lost race is decided again.
 */
@ApplicationScoped
public class DirectoryStore {
  private static final int TRIES = 5;

  private final Pool pool;
  private final DirectoryDecider decider;
  private final OutboxSignal outbox;
  private final IdSource ids;

  DirectoryStore(Pool pool, DirectoryDecider decider, OutboxSignal outbox, IdSource ids) {
    this.pool = pool;
    this.decider = decider;
    this.outbox = outbox;
    this.ids = ids;
  }

  public Uni<WriteResult> apply(
      AuthenticatedConnection connection, DirectoryCommand command, WriteRequest request) {
    return Uni.createFrom()
        .deferred(() -> attempt(connection, command, request))
        .onFailure(StoreFailures::lostRace)
        .retry()
        .atMost(TRIES - 1)
        .invoke(result -> tell(connection, result))
        .onFailure()
        .transform(StoreFailures::refusal);
  }

  private void tell(AuthenticatedConnection connection, WriteResult result) {
    if (result.events() != null) {
      outbox.committed(connection.connection());
    }
  }

  private Uni<WriteResult> attempt(
      AuthenticatedConnection connection, DirectoryCommand command, WriteRequest request) {
    Write write = new Write(connection, request);
    return switch (command) {
      case DirectoryCommand.Create create -> write.create(create);
      case DirectoryCommand.Delete delete -> write.delete(delete.id());
      case DirectoryCommand.Replace replace ->
          write.change(
              replace.id(), replace.members(), false, was -> decider.replace(was, replace));
      case DirectoryCommand.Patch patch when patch.operations().isEmpty() && write.byNames(patch) ->
          write.changeMembers(patch);
      case DirectoryCommand.Patch patch ->
          write.change(
              patch.id(), patch.members(), patch.onlyAdds(), was -> decider.patch(was, patch));
    };
  }

  /** One attempt at one command. */
  private final class Write {
    private final AuthenticatedConnection connection;
    private final WriteRequest request;

    private Write(AuthenticatedConnection connection, WriteRequest request) {
      this.connection = connection;
      this.request = request;
    }

    private Uni<WriteResult> create(DirectoryCommand.Create command) {
      ResourceId id = command.type().id(ids.next());
      Decision decision = decider.create(id, command);
      Collection<ResourceId> members = comers(decision.members());
      List<@Nullable Object> parameters = WriteParameters.ofWrite(connection, id, request);
      WriteParameters.addState(parameters, connection, decision);
      parameters.add(WriteParameters.kind(id));
      WriteParameters.addMembers(parameters, members);
      return run(pool, DirectorySql.CREATE, parameters)
          .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("no counter")))
          .map(row -> written(decision, row, unknown(decision.members(), row)));
    }

    private Uni<WriteResult> change(
        ResourceId id,
        MemberChange members,
        boolean onlyAdds,
        Function<StoredResource, Decision> decide) {
      return members instanceof MemberChange.None
          ? changeAttributes(id, decide)
          : changeGroup(id, members, onlyAdds, decide);
    }

    private Uni<WriteResult> changeAttributes(
        ResourceId id, Function<StoredResource, Decision> decide) {
      return read(pool, DirectoryReadSql.FIND, id)
          .flatMap(
              stored -> {
                Decision decision = decide.apply(stored);
                return decision.events().isEmpty()
                    ? Uni.createFrom().item(unchanged(stored, 0))
                    : update(stored, decision);
              });
    }

    private Uni<WriteResult> update(StoredResource stored, Decision decision) {
      List<@Nullable Object> parameters =
          WriteParameters.ofWrite(connection, decision.id(), request);
      WriteParameters.addState(parameters, connection, decision);
      parameters.add(stored.version());
      return run(pool, DirectorySql.UPDATE, parameters)
          .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("version moved")))
          .map(row -> written(decision, row, 0));
    }

    /** Whether members come and go by name and no group becomes a member of another. */
    private boolean byNames(DirectoryCommand.Patch patch) {
      return patch.members() instanceof MemberChange.Delta delta
          && groups(delta.add()).isEmpty()
          && !request.precondition().asks();
    }

    private Uni<WriteResult> changeMembers(DirectoryCommand.Patch patch) {
      MemberChange.Delta delta = (MemberChange.Delta) patch.members();
      List<@Nullable Object> parameters = WriteParameters.ofWrite(connection, patch.id(), request);
      WriteParameters.addMembers(parameters, delta.add());
      parameters.add(WriteParameters.uuids(delta.remove()));
      return run(pool, DirectorySql.CHANGE_MEMBERS, parameters)
          .map(rows -> StoredRows.first(rows).orElseThrow())
          .map(row -> membersChanged(patch, row));
    }

    private WriteResult membersChanged(DirectoryCommand.Patch patch, Row row) {
      if (!row.getBoolean("found")) {
        throw notFound(patch.id());
      }
      refuseIfNoneKnown(patch.onlyAdds(), row);
      return new WriteResult(
          null, row.getLong("version"), range(row), unknown(patch.members(), row));
    }

    private Uni<WriteResult> changeGroup(
        ResourceId id,
        MemberChange members,
        boolean onlyAdds,
        Function<StoredResource, Decision> decide) {
      List<ResourceId> nested = groups(comers(members));
      return pool.withTransaction(
          transaction ->
              lockNesting(transaction, id, nested)
                  .flatMap(_ -> read(transaction, DirectorySql.LOCK, id))
                  .flatMap(
                      stored -> updateGroup(transaction, stored, decide.apply(stored), onlyAdds)));
    }

    private Uni<Void> lockNesting(
        SqlClient transaction, ResourceId group, List<ResourceId> nested) {
      if (nested.isEmpty()) {
        return Uni.createFrom().voidItem();
      }
      return run(transaction, DirectorySql.LOCK_NESTING, List.of(connection.connection().value()))
          .flatMap(
              _ ->
                  run(
                      transaction,
                      DirectorySql.CYCLE,
                      List.of(
                          connection.connection().value(),
                          group.value(),
                          WriteParameters.uuids(nested))))
          .invoke(DirectoryStore::refuseCycle)
          .replaceWithVoid();
    }

    private Uni<WriteResult> updateGroup(
        SqlClient transaction, StoredResource stored, Decision decision, boolean onlyAdds) {
      List<@Nullable Object> parameters =
          WriteParameters.ofWrite(connection, decision.id(), request);
      WriteParameters.addState(parameters, connection, decision);
      parameters.add(leavers(decision.members()));
      WriteParameters.addMembers(parameters, comers(decision.members()));
      String sql =
          decision.members() instanceof MemberChange.Whole
              ? DirectorySql.UPDATE_GROUP_WHOLE
              : DirectorySql.UPDATE_GROUP_NAMED;
      return run(transaction, sql, parameters)
          .map(rows -> StoredRows.first(rows).orElseThrow())
          .invoke(row -> refuseIfNoneKnown(onlyAdds, row))
          .map(
              row ->
                  row.getLong("version") == null
                      ? unchanged(stored, unknown(decision.members(), row))
                      : written(decision, row, unknown(decision.members(), row)));
    }

    private Uni<WriteResult> delete(ResourceId id) {
      return pool.withTransaction(
          transaction ->
              read(transaction, DirectorySql.LOCK_TO_DELETE, id)
                  .map(decider::delete)
                  .flatMap(decision -> delete(transaction, decision)));
    }

    private Uni<WriteResult> delete(SqlClient transaction, Decision decision) {
      List<@Nullable Object> parameters =
          WriteParameters.ofWrite(connection, decision.id(), request);
      parameters.add(WriteParameters.text(WriteParameters.drafts(decision.events())));
      parameters.add((long) decision.events().size());
      return run(transaction, DirectorySql.DELETE, parameters)
          .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("gone")))
          .map(row -> new WriteResult(null, null, range(row), 0));
    }

    private Uni<StoredResource> read(SqlClient client, String sql, ResourceId id) {
      return run(
              client,
              sql,
              List.of(connection.connection().value(), id.value(), WriteParameters.kind(id)))
          .map(StoredRows::first)
          .map(
              found ->
                  found.map(row -> StoredRows.resource(id, row)).orElseThrow(() -> notFound(id)))
          .invoke(stored -> request.precondition().check(stored.version()));
    }
  }

  private static Uni<RowSet<Row>> run(
      SqlClient client, String sql, List<? extends @Nullable Object> parameters) {
    return client.preparedQuery(sql).execute(Tuple.tuple(new ArrayList<>(parameters)));
  }

  private static WriteResult unchanged(StoredResource stored, int unknown) {
    return new WriteResult(stored, stored.version(), null, unknown);
  }

  private static WriteResult written(Decision decision, Row row, int unknown) {
    StoredResource resource =
        new StoredResource(
            decision.id(),
            row.getLong("version"),
            StoredRows.time(row, "created_at"),
            StoredRows.time(row, "modified_at"),
            decision.attributes());
    return new WriteResult(resource, resource.version(), range(row), unknown);
  }

  private static WriteResult.@Nullable Range range(Row row) {
    Long events = row.getLong("events");
    Long last = row.getLong("last_sequence");
    return events == null || events == 0 || last == null
        ? null
        : new WriteResult.Range(last - events + 1, last);
  }

  private static int unknown(MemberChange members, Row row) {
    int unreadable =
        switch (members) {
          case MemberChange.None _ -> 0;
          case MemberChange.Delta delta -> delta.unreadable();
          case MemberChange.Whole whole -> whole.unreadable();
        };
    return comers(members).size() - row.getLong("known").intValue() + unreadable;
  }

  private static Collection<ResourceId> comers(MemberChange members) {
    return switch (members) {
      case MemberChange.None _ -> List.of();
      case MemberChange.Delta delta -> delta.add();
      case MemberChange.Whole whole -> whole.members();
    };
  }

  private static UUID @Nullable [] leavers(MemberChange members) {
    return switch (members) {
      case MemberChange.Delta delta -> WriteParameters.uuids(delta.remove());
      case MemberChange.None _ -> new UUID[0];
      case MemberChange.Whole _ -> null;
    };
  }

  private static List<ResourceId> groups(Collection<ResourceId> members) {
    return members.stream().filter(id -> id.kind() == ResourceId.Kind.GROUP).toList();
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

  static ScimException notFound(ResourceId id) {
    return ScimException.notFound(
        "There is no " + ResourceType.of(id).wire() + " with the id " + id.text() + ".");
  }
}
