package io.scimrelay.admin.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.connection.ConnectionStore;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** Reads users, groups and memberships. */
@ApplicationScoped
class DirectoryStore {
  private final Pool pool;
  private final ControlStore control;
  private final ConnectionStore connections;
  private final ObjectMapper json;

  DirectoryStore(Pool pool, ControlStore control, ConnectionStore connections, ObjectMapper json) {
    this.pool = pool;
    this.control = control;
    this.connections = connections;
    this.json = json;
  }

  Uni<Page<UserView>> users(
      TenantCaller caller, ConnectionId connection, UserFilter filter, Paging paging) {
    Tuple parameters =
        Tuple.tuple()
            .addUUID(caller.tenant().value())
            .addUUID(connection.value())
            .addUUID(paging.after(ResourceId::parse))
            .addString(filter.nameKey())
            .addString(filter.externalId())
            .addBoolean(filter.isActive())
            .addString(filter.emailKey())
            .addInteger(paging.rows());
    return checked(caller.tenant(), connection)
        .chain(() -> page(DirectorySql.USERS, parameters, paging, StoredResource::user));
  }

  Uni<Page<GroupView>> groups(TenantCaller caller, ConnectionId connection, Paging paging) {
    UUID after = paging.after(ResourceId::parse);
    Tuple parameters = Tuple.of(caller.tenant().value(), connection.value(), after, paging.rows());
    return checked(caller.tenant(), connection)
        .chain(() -> page(DirectorySql.GROUPS, parameters, paging, StoredResource::group));
  }

  Uni<Page<MemberView>> members(TenantCaller caller, ResourceId group, Paging paging) {
    UUID tenant = caller.tenant().value();
    UUID after = paging.after(ResourceId::parse);
    return find(caller, group, ResourceId.Kind.GROUP)
        .map(
            found ->
                Tuple.of(tenant, found.connection().value(), group.value(), after, paging.rows()))
        .chain(
            parameters -> page(DirectorySql.MEMBERS, parameters, paging, StoredResource::member));
  }

  Uni<StoredResource> find(TenantCaller caller, ResourceId id, ResourceId.Kind kind) {
    String what = kind.name().toLowerCase(Locale.ROOT);
    if (id.kind() != kind) {
      return Uni.createFrom().failure(Refused.notFound(what));
    }
    return pool.preparedQuery(DirectorySql.RESOURCE)
        .execute(Tuple.of(caller.tenant().value(), id.value(), what))
        .map(rows -> Columns.stream(rows).findFirst().orElseThrow(() -> Refused.notFound(what)))
        .map(this::resource);
  }

  private Uni<Void> checked(TenantId tenant, ConnectionId connection) {
    return control.read(session -> connections.check(tenant, session, connection));
  }

  private <T> Uni<Page<T>> page(
      String sql, Tuple parameters, Paging paging, Function<StoredResource, T> view) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(
            rows ->
                Page.of(
                    Columns.list(rows, this::resource),
                    paging,
                    cut(rows),
                    view,
                    resource -> resource.id().text()));
  }

  private static boolean cut(RowSet<Row> rows) {
    return Columns.stream(rows).anyMatch(row -> row.getLong("bytes") >= DirectorySql.LONGEST_PAGE);
  }

  private StoredResource resource(Row row) {
    UUID id = row.getUUID("id");
    boolean user = row.getString("kind").equals("user");
    return new StoredResource(
        user ? ResourceId.user(id) : ResourceId.group(id),
        new ConnectionId(row.getUUID("connection_id")),
        row.getLong("version"),
        row.getString("external_id"),
        row.getBoolean("active"),
        Columns.timeAlways(row, "created_at"),
        Columns.timeAlways(row, "modified_at"),
        tree(row.getJson("body")));
  }

  private JsonNode tree(Object body) {
    try {
      return json.readTree(Json.encode(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
