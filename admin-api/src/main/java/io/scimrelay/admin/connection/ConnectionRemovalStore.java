package io.scimrelay.admin.connection;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.control.TenantRows;
import io.scimrelay.admin.notice.Notice;
import io.scimrelay.admin.notice.NoticeStore;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Deletes connections, alone or with their organization, and tells of each with its counts. */
@ApplicationScoped
public class ConnectionRemovalStore {
  private static final TenantRows<ConnectionRow> ROWS =
      TenantRows.of(ConnectionRow.class, "connection");

  private final ControlStore control;
  private final ActivityStore activity;
  private final NoticeStore notices;

  public ConnectionRemovalStore(ControlStore control, ActivityStore activity, NoticeStore notices) {
    this.control = control;
    this.activity = activity;
    this.notices = notices;
  }

  Uni<Void> delete(TenantCaller caller, ConnectionId id) {
    TenantId tenant = caller.tenant();
    return activity
        .of(tenant, List.of(id.value()))
        .chain(seen -> control.change(caller, session -> delete(tenant, session, id, seen)));
  }

  private Uni<Void> delete(
      TenantId tenant,
      Mutiny.Session session,
      ConnectionId id,
      Map<UUID, ConnectionActivity> seen) {
    return ROWS.lock(tenant, session, id)
        .call(row -> tell(tenant, session, List.of(row), seen))
        .call(session::flush)
        .chain(() -> ROWS.delete(tenant, session, id));
  }

  /** The removal of the organization takes its connections along. */
  public Uni<Void> deleteWith(
      TenantCaller caller, OrganizationId id, Function<Mutiny.Session, Uni<Void>> removal) {
    return activity
        .of(caller.tenant(), id)
        .chain(
            seen ->
                control.change(
                    caller,
                    session ->
                        connections(caller.tenant(), session, id)
                            .call(rows -> tell(caller.tenant(), session, rows, seen))
                            .call(session::flush)
                            .chain(() -> removal.apply(session))));
  }

  private static Uni<List<ConnectionRow>> connections(
      TenantId tenant, Mutiny.Session session, OrganizationId id) {
    return session
        .createSelectionQuery(ConnectionHql.OF_ORGANIZATION, ConnectionRow.class)
        .setParameter("tenant", tenant.value())
        .setParameter("organization", id.value())
        .getResultList();
  }

  private Uni<Void> tell(
      TenantId tenant,
      Mutiny.Session session,
      List<ConnectionRow> rows,
      Map<UUID, ConnectionActivity> seen) {
    List<Notice> told =
        rows.stream().map(row -> ConnectionNotices.deleted(row, last(seen, row))).toList();
    return notices.tell(tenant, session, told);
  }

  private static ConnectionActivity last(Map<UUID, ConnectionActivity> seen, ConnectionRow row) {
    return seen.getOrDefault(row.id, ConnectionActivity.NONE);
  }
}
