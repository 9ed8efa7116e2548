package io.scimrelay.admin.token;

import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads when ingest last saw a token. */
@ApplicationScoped
class TokenUseStore {
  private final Pool pool;

  TokenUseStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Map<UUID, Instant>> lastUsed(TenantId tenant, List<UUID> tokens) {
    return pool.preparedQuery(TokenSql.LAST_USED)
        .execute(Tuple.of(tenant.value(), tokens.toArray(UUID[]::new)))
        .map(TokenUseStore::byToken);
  }

  private static Map<UUID, Instant> byToken(RowSet<Row> rows) {
    return Columns.stream(rows)
        .collect(
            Collectors.toMap(
                row -> row.getUUID("token_id"), row -> Columns.timeAlways(row, "last_used_at")));
  }
}
