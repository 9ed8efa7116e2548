package io.scimrelay.admin.access;

import io.scimrelay.admin.wire.Columns;
import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.TokenHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up API keys by hash. */
@ApplicationScoped
class CredentialStore {
  private final Pool pool;

  CredentialStore(Pool pool) {
    this.pool = pool;
  }

  /** A key that is neither revoked nor expired. */
  record KnownKey(ApiKeyId id, TenantId tenant, Set<Scope> scopes) {
    KnownKey {
      scopes = Set.copyOf(scopes);
    }
  }

  Uni<Optional<KnownKey>> find(TokenHash hash) {
    return pool.preparedQuery(CredentialSql.KEY_BY_HASH)
        .execute(Tuple.of(io.vertx.core.buffer.Buffer.buffer(hash.bytes())))
        .map(CredentialStore::first);
  }

  private static Optional<KnownKey> first(RowSet<Row> rows) {
    return Columns.stream(rows).findFirst().map(CredentialStore::key);
  }

  private static KnownKey key(Row row) {
    return new KnownKey(
        new ApiKeyId(row.getUUID("id")),
        new TenantId(row.getUUID("tenant_id")),
        Scope.ofWires(List.of(row.getArrayOfStrings("scopes"))));
  }
}
