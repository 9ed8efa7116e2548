package io.scimrelay.admin.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.connection.ConnectionRemovalStore;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.control.TenantRows;
import io.scimrelay.admin.wire.MergePatch;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.OrganizationId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Organizations in the database. */
@ApplicationScoped
class OrganizationStore {
  private static final TenantRows<OrganizationRow> ROWS =
      TenantRows.of(OrganizationRow.class, "organization");

  private final ControlStore control;
  private final ConnectionRemovalStore connections;
  private final MergePatch patches;
  private final IdSource ids;
  private final InstantSource clock;

  OrganizationStore(
      ControlStore control,
      ConnectionRemovalStore connections,
      MergePatch patches,
      IdSource ids,
      InstantSource clock) {
    this.control = control;
    this.connections = connections;
    this.patches = patches;
    this.ids = ids;
    this.clock = clock;
  }

  Uni<OrganizationView> create(TenantCaller caller, OrganizationSettings settings) {
    return control.post(
        caller,
        settings,
        OrganizationView.class,
        session -> {
          OrganizationRow row =
              new OrganizationRow(ids.next(), caller.tenant(), settings, clock.instant());
          return session.persist(row).chain(session::flush).map(done -> row.view());
        });
  }

  Uni<Page<OrganizationView>> list(TenantCaller caller, Paging paging) {
    return control
        .read(session -> ROWS.list(caller.tenant(), session, paging, OrganizationId::parse))
        .map(rows -> Page.of(rows, paging, OrganizationRow::view, row -> row.view().id().text()));
  }

  Uni<OrganizationView> get(TenantCaller caller, OrganizationId id) {
    return control
        .read(session -> ROWS.find(caller.tenant(), session, id))
        .map(OrganizationRow::view);
  }

  Uni<OrganizationView> patch(TenantCaller caller, OrganizationId id, JsonNode patch) {
    return control.change(
        caller,
        session ->
            ROWS.lock(caller.tenant(), session, id)
                .invoke(row -> apply(row, patch))
                .call(session::flush)
                .map(OrganizationRow::view));
  }

  private void apply(OrganizationRow row, JsonNode patch) {
    row.apply(patches.apply(row.settings(), patch, OrganizationSettings.class));
  }

  /** Takes the connections along, and tells of each. */
  Uni<Void> delete(TenantCaller caller, OrganizationId id) {
    return connections.deleteWith(caller, id, session -> ROWS.delete(caller.tenant(), session, id));
  }
}
