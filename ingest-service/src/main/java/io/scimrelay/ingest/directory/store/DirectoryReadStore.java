package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads users, groups and who is in what. */
@ApplicationScoped
public class DirectoryReadStore {
  public static final int MEMBERS_PAGE = 1_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Pool pool;

  DirectoryReadStore(Pool pool) {
    this.pool = pool;
  }

  public Uni<FoundResource> get(AuthenticatedConnection connection, ResourceId id) {
    return StoredRows.found(pool, connection, id);
  }

  /**
   * A page of a group's members in the order of their ids; shorter than {@link #MEMBERS_PAGE} where
   * it is the last.
   */
  public Uni<List<ResourceLinks.Link>> members(
      AuthenticatedConnection connection, ResourceId group, @Nullable ResourceId after) {
    return members(pool, connection, group, after);
  }

  static Uni<List<ResourceLinks.Link>> members(
      SqlClient client,
      AuthenticatedConnection connection,
      ResourceId group,
      @Nullable ResourceId after) {
    return query(
        client,
        DirectoryReadSql.MEMBERS,
        Tuple.of(
            connection.connection().value(),
            group.value(),
            after == null ? BEFORE_ALL : after.value(),
            (long) MEMBERS_PAGE),
        row ->
            new ResourceLinks.Link(
                id(row.getUUID("member_id"), row.getString("kind")), row.getString("display")));
  }

  /** The direct memberships of each user that has any. */
  public Uni<Map<ResourceId, List<ResourceLinks.Link>>> groups(
      AuthenticatedConnection connection, Collection<ResourceId> users) {
    return query(
            pool,
            DirectoryReadSql.GROUPS,
            Tuple.of(connection.connection().value(), WriteParameters.uuids(users)),
            Function.identity())
        .map(
            rows -> {
              Map<ResourceId, List<ResourceLinks.Link>> groups = new HashMap<>();
              for (Row row : rows) {
                groups
                    .computeIfAbsent(
                        ResourceId.user(row.getUUID("member_id")), _ -> new ArrayList<>())
                    .add(
                        new ResourceLinks.Link(
                            ResourceId.group(row.getUUID("group_id")), row.getString("display")));
              }
              return groups;
            });
  }

  /** Display names of those users that are known. */
  public Uni<Map<ResourceId, String>> names(
      AuthenticatedConnection connection, Collection<ResourceId> users) {
    return query(
            pool,
            DirectoryReadSql.NAMES,
            Tuple.of(connection.connection().value(), WriteParameters.uuids(users)),
            Function.identity())
        .map(
            rows -> {
              Map<ResourceId, String> names = new HashMap<>();
              for (Row row : rows) {
                String display = row.getString("display");
                if (display != null) {
                  names.put(ResourceId.user(row.getUUID("id")), display);
                }
              }
              return names;
            });
  }

  private static <T> Uni<List<T>> query(
      SqlClient client, String sql, Tuple parameters, Function<Row, T> read) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(
            rows -> {
              List<T> all = new ArrayList<>(rows.size());
              rows.forEach(row -> all.add(read.apply(row)));
              return all;
            });
  }

  static ResourceId id(UUID value, String kind) {
    return kind.equals("user") ? ResourceId.user(value) : ResourceId.group(value);
  }
}
