package io.scimrelay.admin.token;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.connection.ConnectionStore;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.BearerToken.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tokens in the database; a revoked one stays as a row and is no longer listed. */
@ApplicationScoped
class TokenStore {
  private final ControlStore control;
  private final ConnectionStore connections;
  private final TokenUseStore uses;
  private final IdSource ids;
  private final SecureRandom random;
  private final InstantSource clock;

  TokenStore(
      ControlStore control,
      ConnectionStore connections,
      TokenUseStore uses,
      IdSource ids,
      SecureRandom random,
      InstantSource clock) {
    this.control = control;
    this.connections = connections;
    this.uses = uses;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  Uni<TokenView> create(TenantCaller caller, ConnectionId connection, CreateToken wanted) {
    return control.post(
        caller,
        wanted,
        TokenView.class,
        session ->
            connections
                .check(caller.tenant(), session, connection)
                .chain(() -> add(caller.tenant(), session, connection, wanted)));
  }

  private Uni<TokenView> add(
      TenantId tenant, Mutiny.Session session, ConnectionId connection, CreateToken wanted) {
    BearerToken token = BearerToken.random(Kind.SCIM, random);
    TokenRow row = new TokenRow(ids.next(), tenant, connection, wanted, token, clock.instant());
    return session.persist(row).replaceWith(row.view(token.secret(), null));
  }

  Uni<Page<TokenView>> list(TenantCaller caller, ConnectionId connection, Paging paging) {
    return control
        .read(
            session ->
                connections
                    .check(caller.tenant(), session, connection)
                    .chain(() -> rows(caller.tenant(), session, connection, paging)))
        .chain(rows -> page(caller.tenant(), rows, paging));
  }

  private static Uni<List<TokenRow>> rows(
      TenantId tenant, Mutiny.Session session, ConnectionId connection, Paging paging) {
    return session
        .createSelectionQuery(TokenHql.LIST, TokenRow.class)
        .setParameter("tenant", tenant.value())
        .setParameter("connection", connection.value())
        .setParameter("after", paging.after(TokenId::parse))
        .setMaxResults(paging.rows())
        .getResultList();
  }

  private Uni<Page<TokenView>> page(TenantId tenant, List<TokenRow> rows, Paging paging) {
    return uses.lastUsed(tenant, rows.stream().map(row -> row.id).toList())
        .map(
            used ->
                Page.of(
                    rows,
                    paging,
                    row -> row.view(null, used.get(row.id)),
                    row -> new TokenId(row.id).text()));
  }

  Uni<Void> revoke(TenantCaller caller, ConnectionId connection, TokenId id) {
    return control.change(
        caller,
        session ->
            lock(caller.tenant(), session, connection, id)
                .invoke(row -> row.revoke(clock.instant()))
                .replaceWithVoid());
  }

  Uni<TokenView> rotate(
      TenantCaller caller, ConnectionId connection, TokenId id, RotateToken wanted) {
    return control.post(
        caller,
        wanted,
        TokenView.class,
        session ->
            lock(caller.tenant(), session, connection, id)
                .invoke(row -> row.endBy(clock.instant().plus(wanted.overlap())))
                .chain(row -> add(caller.tenant(), session, connection, row.successor())));
  }

  private static Uni<TokenRow> lock(
      TenantId tenant, Mutiny.Session session, ConnectionId connection, TokenId id) {
    return session
        .createSelectionQuery(TokenHql.FIND, TokenRow.class)
        .setParameter("tenant", tenant.value())
        .setParameter("connection", connection.value())
        .setParameter("id", id.value())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> Refused.notFound("token"));
  }
}
