package io.scimrelay.admin.endpoint;

import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds out whether the organizations and connections that an endpoint names are the tenant's. */
@ApplicationScoped
class ReferenceStore {
  private final Pool pool;

  ReferenceStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> check(TenantId tenant, EndpointSettings settings) {
    return check(tenant, EndpointSql.ORGANIZATIONS, "/organizationIds", settings.organizationIds())
        .chain(
            () ->
                check(tenant, EndpointSql.CONNECTIONS, "/connectionIds", settings.connectionIds()));
  }

  private Uni<Void> check(
      TenantId tenant, String sql, String pointer, List<? extends PrefixedId> named) {
    if (named.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    UUID[] ids = named.stream().map(PrefixedId::value).toArray(UUID[]::new);
    return pool.preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), ids))
        .map(ReferenceStore::ids)
        .invoke(known -> refuseUnknown(known, pointer, named))
        .replaceWithVoid();
  }

  private static void refuseUnknown(
      Set<UUID> known, String pointer, List<? extends PrefixedId> named) {
    for (int i = 0; i < named.size(); i++) {
      if (!known.contains(named.get(i).value())) {
        throw Refused.member(pointer + "/" + i, "names nothing of this tenant");
      }
    }
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    return Columns.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet());
  }
}
