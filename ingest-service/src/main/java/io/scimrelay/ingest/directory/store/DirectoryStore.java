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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
  private final MemberStore members;
  private final DirectoryDecider decider;
  private final OutboxSignal outbox;
  private final IdSource ids;

  DirectoryStore(
      Pool pool, MemberStore members, DirectoryDecider decider, OutboxSignal outbox, IdSource ids) {
    this.pool = pool;
    this.members = members;
    this.decider = decider;
    this.outbox = outbox;
    this.ids = ids;
  }

  public Uni<WriteResult> apply(
      AuthenticatedConnection connection, DirectoryCommand command, WriteRequest request) {
    return Uni.createFrom()
        .deferred(() -> attempt(new Write(connection, request), command))
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

  private Uni<WriteResult> attempt(Write write, DirectoryCommand command) {
    return switch (command) {
      case DirectoryCommand.Create create -> create(write, create);
      case DirectoryCommand.Delete delete -> delete(write, delete.id());
      case DirectoryCommand.Replace replace ->
          change(
              write, replace.id(), replace.members(), false, was -> decider.replace(was, replace));
      case DirectoryCommand.Patch patch
          when patch.operations().isEmpty() && MemberStore.byNames(write, patch) ->
          members.change(write, patch);
      case DirectoryCommand.Patch patch ->
          change(
              write,
              patch.id(),
              patch.members(),
              patch.onlyAdds(),
              was -> decider.patch(was, patch));
    };
  }

  private Uni<WriteResult> create(Write write, DirectoryCommand.Create command) {
    ResourceId id = command.type().id(ids.next());
    Decision decision = decider.create(id, command);
    Collection<ResourceId> comers = WriteParameters.comers(decision.members());
    List<@Nullable Object> parameters = write.parameters(id);
    WriteParameters.addState(parameters, write.connection(), decision);
    parameters.add(WriteParameters.kind(id));
    WriteParameters.addMembers(parameters, comers);
    return created(write, parameters, comers.size() > MemberStore.FEW)
        .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("no counter")))
        .map(row -> StoredRows.written(decision, row, StoredRows.unknown(decision.members(), row)))
        .map(result -> result.with(UserLinks.ofNew(decision)));
  }

  private Uni<RowSet<Row>> created(Write write, List<@Nullable Object> parameters, boolean full) {
    Object connection = write.connection().connection().value();
    return full
        ? pool.withTransaction(
            transaction ->
                StoredRows.ask(transaction, DirectorySql.KEEP_ALL, List.of(connection))
                    .flatMap(
                        _ -> StoredRows.ask(transaction, DirectorySql.CREATE_FULL, parameters)))
        : StoredRows.ask(pool, DirectorySql.CREATE, parameters);
  }

  private Uni<WriteResult> change(
      Write write,
      ResourceId id,
      MemberChange change,
      boolean onlyAdds,
      Function<StoredResource, Decision> decide) {
    return change instanceof MemberChange.None
        ? changeAttributes(write, id, decide)
        : members.change(write, id, change, onlyAdds, decide);
  }

  /** What changes nothing costs this one read. */
  private Uni<WriteResult> changeAttributes(
      Write write, ResourceId id, Function<StoredResource, Decision> decide) {
    return StoredRows.found(pool, write.connection(), id)
        .invoke(found -> write.check(found.resource()))
        .flatMap(
            found -> {
              Decision decision = decide.apply(found.resource());
              return decision.events().isEmpty()
                  ? Uni.createFrom()
                      .item(StoredRows.unchanged(found.resource(), decision, 0).with(found.links()))
                  : update(write, found, decision);
            });
  }

  private Uni<WriteResult> update(Write write, FoundResource found, Decision decision) {
    List<@Nullable Object> parameters = write.parameters(decision);
    WriteParameters.addState(parameters, write.connection(), decision);
    parameters.add(found.resource().version());
    return StoredRows.ask(pool, DirectorySql.UPDATE, parameters)
        .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("version moved")))
        .map(row -> StoredRows.written(decision, row, 0))
        .map(result -> result.with(UserLinks.after(found, decision)));
  }

  private Uni<WriteResult> delete(Write write, ResourceId id) {
    return pool.withTransaction(
        transaction ->
            StoredRows.locked(transaction, write, DirectorySql.LOCK_TO_DELETE, id)
                .map(decider::delete)
                .flatMap(decision -> delete(transaction, write, decision)));
  }

  private static Uni<WriteResult> delete(SqlClient transaction, Write write, Decision decision) {
    List<@Nullable Object> parameters = write.parameters(decision.id());
    parameters.add(WriteParameters.text(WriteParameters.drafts(decision.events())));
    parameters.add((long) decision.events().size());
    return StoredRows.ask(transaction, DirectorySql.DELETE, parameters)
        .map(rows -> StoredRows.first(rows).orElseThrow(() -> new LostRace("gone")))
        .map(row -> new WriteResult(null, null, null, StoredRows.range(row), 0, Set.of()));
  }

  static ScimException notFound(ResourceId id) {
    return ScimException.notFound(
        "There is no " + ResourceType.of(id).wire() + " with the id " + id.text() + ".");
  }
}
