package io.scimrelay.admin.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.Caller.Operator;
import io.scimrelay.admin.apikey.ApiKeyStore;
import io.scimrelay.admin.apikey.CreateApiKey;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.MergePatch;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tenants in the database. */
@ApplicationScoped
class TenantStore {
  private final ControlStore control;
  private final ApiKeyStore keys;
  private final MergePatch patches;
  private final IdSource ids;
  private final InstantSource clock;

  TenantStore(
      ControlStore control,
      ApiKeyStore keys,
      MergePatch patches,
      IdSource ids,
      InstantSource clock) {
    this.control = control;
    this.keys = keys;
    this.patches = patches;
    this.ids = ids;
    this.clock = clock;
  }

  Uni<TenantView> create(Operator operator, TenantSettings settings) {
    return control.post(operator, settings, TenantView.class, session -> create(session, settings));
  }

  private Uni<TenantView> create(Mutiny.Session session, TenantSettings settings) {
    TenantRow row = new TenantRow(ids.next(), settings, clock.instant());
    return session
        .persist(row)
        .chain(session::flush)
        .chain(() -> keys.create(row.view().id(), session, CreateApiKey.first()))
        .map(row.view()::with);
  }

  Uni<Page<TenantView>> list(Operator operator, Paging paging) {
    return control.read(
        session ->
            session
                .createQuery(TenantHql.LIST, TenantRow.class)
                .setParameter("after", paging.after(TenantId::parse))
                .setMaxResults(paging.rows())
                .getResultList()
                .map(
                    rows -> Page.of(rows, paging, TenantRow::view, row -> row.view().id().text())));
  }

  Uni<TenantView> get(Operator operator, TenantId id) {
    return control.read(session -> find(session, id, LockModeType.NONE)).map(TenantRow::view);
  }

  Uni<TenantView> patch(Operator operator, TenantId id, JsonNode patch) {
    return control.change(
        operator,
        session ->
            find(session, id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(
                    row -> row.apply(patches.apply(row.settings(), patch, TenantSettings.class)))
                .map(TenantRow::view));
  }

  Uni<Void> delete(Operator operator, TenantId id) {
    return control
        .change(
            operator,
            session ->
                session
                    .createMutationQuery(TenantHql.DELETE)
                    .setParameter("tenant", id.value())
                    .executeUpdate())
        .invoke(deleted -> Refused.unlessFound(deleted, "tenant"))
        .replaceWithVoid();
  }

  private static Uni<TenantRow> find(Mutiny.Session session, TenantId id, LockModeType lock) {
    return session
        .createQuery(TenantHql.FIND, TenantRow.class)
        .setParameter("tenant", id.value())
        .setLockMode(lock)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> Refused.notFound("tenant"));
  }
}
