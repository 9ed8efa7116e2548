package io.scimrelay.ingest.connection;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import io.scimrelay.common.secret.TokenHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads whose token it is; keeps what was seen of connections and tokens. */
@ApplicationScoped
class ConnectionStore {
  private final Pool pool;

  ConnectionStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Optional<Credential>> credential(TokenHash hash) {
    return pool.preparedQuery(ConnectionSql.CREDENTIAL)
        .execute(Tuple.of(Buffer.buffer(hash.bytes()).getDelegate()))
        .map(
            rows -> {
              RowIterator<Row> found = rows.iterator();
              return found.hasNext() ? Optional.of(credential(found.next())) : Optional.empty();
            });
  }

  Uni<Void> activate(AuthenticatedConnection connection, EventId event) {
    return pool.preparedQuery(ConnectionSql.ACTIVATE)
        .execute(
            Tuple.of(
                connection.connection().value(),
                connection.tenant().value(),
                connection.organization().value(),
                event.value(),
                connection.connection().text()))
        .replaceWithVoid();
  }

  /** Fails where groups of one name stand in the way of unique ones. */
  Uni<Void> switchGroupNames(AuthenticatedConnection connection) {
    return pool.preparedQuery(ConnectionSql.SWITCH_GROUP_NAMES)
        .execute(Tuple.of(connection.connection().value(), connection.uniqueGroupNames()))
        .replaceWithVoid();
  }

  static boolean isTwin(Throwable failure) {
    return failure instanceof PgException pg && "23505".equals(pg.getSqlState());
  }

  Uni<Void> seen(AuthenticatedConnection connection) {
    return pool.preparedQuery(ConnectionSql.SEEN)
        .execute(
            Tuple.of(
                connection.connection().value(),
                connection.tenant().value(),
                connection.token().value()))
        .replaceWithVoid();
  }

  private static Credential credential(Row row) {
    AuthenticatedConnection connection =
        new AuthenticatedConnection(
            new TenantId(row.getUUID("tenant_id")),
            new OrganizationId(row.getUUID("organization_id")),
            new ConnectionId(row.getUUID("connection_id")),
            new TokenId(row.getUUID("token_id")),
            row.getString("provider"),
            row.getBoolean("unique_group_names"));
    return new Credential(connection, row.getBoolean("activated"), row.getBoolean("switched"));
  }
}
