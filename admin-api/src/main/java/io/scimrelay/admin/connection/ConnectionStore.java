package io.scimrelay.admin.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.control.TenantRows;
import io.scimrelay.admin.notice.NoticeStore;
import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.MergePatch;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Connections in the database, joined with what ingest has seen of them. */
@ApplicationScoped
public class ConnectionStore {
  private static final TenantRows<ConnectionRow> ROWS =
      TenantRows.of(ConnectionRow.class, "connection");

  private final ControlStore control;
  private final ActivityStore activity;
  private final NoticeStore notices;
  private final MergePatch patches;
  private final ScimUrls urls;
  private final IdSource ids;
  private final InstantSource clock;

  public ConnectionStore(
      ControlStore control,
      ActivityStore activity,
      NoticeStore notices,
      MergePatch patches,
      ScimUrls urls,
      IdSource ids,
      InstantSource clock) {
    this.control = control;
    this.activity = activity;
    this.notices = notices;
    this.patches = patches;
    this.urls = urls;
    this.ids = ids;
    this.clock = clock;
  }

  /** Refuses the id of another tenant, or of none. */
  public Uni<Void> check(TenantId tenant, Mutiny.Session session, ConnectionId id) {
    return ROWS.find(tenant, session, id).replaceWithVoid();
  }

  Uni<ConnectionView> create(TenantCaller caller, CreateConnection wanted) {
    return control.post(
        caller, wanted, ConnectionView.class, session -> create(caller.tenant(), session, wanted));
  }

  private Uni<ConnectionView> create(
      TenantId tenant, Mutiny.Session session, CreateConnection wanted) {
    ConnectionRow row = new ConnectionRow(ids.next(), tenant, wanted, clock.instant());
    return session
        .persist(row)
        .chain(session::flush)
        .map(done -> view(row, ConnectionActivity.NONE));
  }

  Uni<Page<ConnectionView>> list(TenantCaller caller, Paging paging) {
    return control
        .read(session -> ROWS.list(caller.tenant(), session, paging, ConnectionId::parse))
        .chain(rows -> page(caller.tenant(), rows, paging));
  }

  private Uni<Page<ConnectionView>> page(TenantId tenant, List<ConnectionRow> rows, Paging paging) {
    return activity
        .of(tenant, rows.stream().map(row -> row.id).toList())
        .map(seen -> Page.of(rows, paging, row -> view(row, seen), row -> row.typedId().text()));
  }

  Uni<ConnectionView> get(TenantCaller caller, ConnectionId id) {
    return control
        .read(session -> ROWS.find(caller.tenant(), session, id))
        .chain(row -> seen(caller.tenant(), row));
  }

  private Uni<ConnectionView> seen(TenantId tenant, ConnectionRow row) {
    return activity.of(tenant, List.of(row.id)).map(seen -> view(row, seen));
  }

  private ConnectionView view(ConnectionRow row, Map<UUID, ConnectionActivity> seen) {
    return view(row, seen.getOrDefault(row.id, ConnectionActivity.NONE));
  }

  private ConnectionView view(ConnectionRow row, ConnectionActivity seen) {
    return ConnectionView.of(row, seen, urls);
  }

  Uni<ConnectionView> patch(TenantCaller caller, ConnectionId id, JsonNode patch) {
    return control
        .change(
            caller,
            session ->
                ROWS.lock(caller.tenant(), session, id)
                    .call(row -> apply(caller.tenant(), session, row, patch)))
        .chain(row -> seen(caller.tenant(), row));
  }

  private Uni<Void> apply(
      TenantId tenant, Mutiny.Session session, ConnectionRow row, JsonNode patch) {
    boolean paused = row.paused;
    boolean unique = row.uniqueGroupNames;
    row.apply(patches.apply(row.settings(), patch, ConnectionSettings.class));
    Uni<Void> allowed =
        unique || !row.uniqueGroupNames
            ? Uni.createFrom().voidItem()
            : activity
                .twins(tenant, session, row.typedId())
                .invoke(ConnectionStore::refuse)
                .replaceWithVoid();
    return row.paused == paused
        ? allowed
        : allowed.chain(
            () -> notices.tell(tenant, session, List.of(ConnectionNotices.changed(row))));
  }

  private static void refuse(List<String> twins) {
    if (!twins.isEmpty()) {
      throw Refused.because(
          ProblemCode.conflict,
          "Several groups share a name: "
              + String.join(", ", twins)
              + ". Rename all but one of each at the identity provider first.");
    }
  }
}
