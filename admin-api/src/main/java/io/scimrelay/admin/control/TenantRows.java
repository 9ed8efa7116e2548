package io.scimrelay.admin.control;

import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds, lists and deletes rows of one kind within a tenant; each statement has {@code :tenant} and
 * {@code :id} or {@code :after}.
 *
 * @param what the noun for people
 */
public record TenantRows<R>(
    Class<R> kind, String what, String findHql, String listHql, String deleteHql) {

  /** The rows of {@code entity}, which has {@code tenantId} and {@code id}. */
  public static <R> TenantRows<R> of(Class<R> kind, String what) {
    String from = "from " + kind.getSimpleName() + " where tenantId = :tenant and ";
    return new TenantRows<>(
        kind,
        what,
        from + "id = :id",
        from + "id > :after order by id",
        "delete " + from + "id = :id");
  }

  public Uni<R> find(TenantId tenant, Mutiny.Session session, PrefixedId id) {
    return find(tenant, session, id, LockModeType.NONE);
  }

  /** To be changed: nobody else changes it before this transaction ends. */
  public Uni<R> lock(TenantId tenant, Mutiny.Session session, PrefixedId id) {
    return find(tenant, session, id, LockModeType.PESSIMISTIC_WRITE);
  }

  public Uni<List<R>> list(
      TenantId tenant,
      Mutiny.Session session,
      Paging paging,
      Function<String, ? extends Optional<? extends PrefixedId>> cursor) {
    return session
        .createQuery(listHql, kind)
        .setParameter("tenant", tenant.value())
        .setParameter("after", paging.after(cursor))
        .setMaxResults(paging.rows())
        .getResultList();
  }

  public Uni<Void> delete(TenantId tenant, Mutiny.Session session, PrefixedId id) {
    return session
        .createMutationQuery(deleteHql)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id.value())
        .executeUpdate()
        .invoke(deleted -> Refused.unlessFound(deleted, what))
        .replaceWithVoid();
  }

  private Uni<R> find(TenantId tenant, Mutiny.Session session, PrefixedId id, LockModeType lock) {
    return session
        .createQuery(findHql, kind)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id.value())
        .setLockMode(lock)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> Refused.notFound(what));
  }
}
