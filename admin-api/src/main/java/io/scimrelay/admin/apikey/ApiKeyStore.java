package io.scimrelay.admin.apikey;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.BearerToken.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** API keys in the database; a revoked one stays as a row and is no longer listed. */
@ApplicationScoped
public class ApiKeyStore {
  private final ControlStore control;
  private final IdSource ids;
  private final SecureRandom random;
  private final InstantSource clock;

  public ApiKeyStore(ControlStore control, IdSource ids, SecureRandom random, InstantSource clock) {
    this.control = control;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  public Uni<ApiKeyView> create(TenantCaller caller, CreateApiKey wanted) {
    return control.post(
        caller, wanted, ApiKeyView.class, session -> create(caller.tenant(), session, wanted));
  }

  /** Within a change that is under way, such as the making of the tenant. */
  public Uni<ApiKeyView> create(TenantId tenant, Mutiny.Session session, CreateApiKey wanted) {
    BearerToken key = BearerToken.random(Kind.API_KEY, random);
    ApiKeyRow row = new ApiKeyRow(ids.next(), tenant, wanted, key, clock.instant());
    return session.persist(row).replaceWith(row.view(key));
  }

  Uni<Page<ApiKeyView>> list(TenantCaller caller, Paging paging) {
    return control.read(
        session ->
            session
                .createQuery(ApiKeyHql.LIST, ApiKeyRow.class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("after", paging.after(ApiKeyId::parse))
                .setMaxResults(paging.rows())
                .getResultList()
                .map(
                    rows -> Page.of(rows, paging, ApiKeyRow::view, row -> row.view().id().text())));
  }

  Uni<Void> revoke(TenantCaller caller, ApiKeyId id) {
    return control
        .change(
            caller,
            session ->
                session
                    .createMutationQuery(ApiKeyHql.REVOKE)
                    .setParameter("now", clock.instant())
                    .setParameter("tenant", caller.tenant().value())
                    .setParameter("id", id.value())
                    .executeUpdate())
        .invoke(revoked -> Refused.unlessFound(revoked, "API key"))
        .replaceWithVoid();
  }
}
