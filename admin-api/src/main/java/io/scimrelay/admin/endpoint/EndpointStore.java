package io.scimrelay.admin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.control.TenantRows;
import io.scimrelay.admin.wire.MergePatch;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.target.TargetRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Endpoints in the database, joined with what delivery knows of them. */
@ApplicationScoped
public class EndpointStore {
  private static final TenantRows<EndpointRow> ROWS = TenantRows.of(EndpointRow.class, "endpoint");

  private final ControlStore control;
  private final HealthStore health;
  private final ReferenceStore references;
  private final SecretStore secrets;
  private final MergePatch patches;
  private final EndpointRules rules;
  private final IdSource ids;
  private final InstantSource clock;

  public EndpointStore(
      ControlStore control,
      HealthStore health,
      ReferenceStore references,
      SecretStore secrets,
      MergePatch patches,
      @ConfigProperty(name = "scimrelay.allow-private-targets", defaultValue = "false")
          boolean allowPrivate,
      IdSource ids,
      InstantSource clock) {
    this.control = control;
    this.health = health;
    this.references = references;
    this.secrets = secrets;
    this.patches = patches;
    this.rules = new EndpointRules(new TargetRules(allowPrivate));
    this.ids = ids;
    this.clock = clock;
  }

  /** Refuses the id of another tenant, or of none. */
  public Uni<Void> check(TenantId tenant, Mutiny.Session session, EndpointId id) {
    return ROWS.find(tenant, session, id).replaceWithVoid();
  }

  Uni<EndpointView> create(TenantCaller caller, EndpointSettings settings) {
    rules.check(settings);
    return references
        .check(caller.tenant(), settings)
        .chain(
            () ->
                control.post(
                    caller,
                    settings,
                    EndpointView.class,
                    session -> add(caller.tenant(), session, settings)));
  }

  private Uni<EndpointView> add(
      TenantId tenant, Mutiny.Session session, EndpointSettings settings) {
    EndpointRow row = new EndpointRow(ids.next(), tenant, settings, clock.instant());
    return session
        .persist(row)
        .chain(session::flush)
        .chain(() -> secrets.add(tenant, session, row.typedId(), SecretAlgorithm.HMAC_SHA256))
        .map(secret -> EndpointView.of(row, EndpointHealth.NONE, secret.text()));
  }

  Uni<Page<EndpointView>> list(TenantCaller caller, Paging paging) {
    return control
        .read(session -> ROWS.list(caller.tenant(), session, paging, EndpointId::parse))
        .chain(rows -> page(caller.tenant(), rows, paging));
  }

  private Uni<Page<EndpointView>> page(TenantId tenant, List<EndpointRow> rows, Paging paging) {
    return health
        .of(tenant, rows.stream().map(row -> row.id).toList())
        .map(
            known ->
                Page.of(
                    rows,
                    paging,
                    row ->
                        EndpointView.of(row, known.getOrDefault(row.id, EndpointHealth.NONE), null),
                    row -> row.typedId().text()));
  }

  Uni<EndpointView> get(TenantCaller caller, EndpointId id) {
    return control
        .read(session -> ROWS.find(caller.tenant(), session, id))
        .chain(row -> view(caller.tenant(), row));
  }

  private Uni<EndpointView> view(TenantId tenant, EndpointRow row) {
    return health.of(tenant, row.id).map(known -> EndpointView.of(row, known, null));
  }

  /** What is set is checked first, so that no transaction waits for another connection. */
  Uni<EndpointView> patch(TenantCaller caller, EndpointId id, JsonNode patch) {
    return control
        .read(session -> ROWS.find(caller.tenant(), session, id))
        .map(row -> patches.apply(row.settings(true), patch, EndpointSettings.class))
        .invoke(rules::check)
        .chain(settings -> references.check(caller.tenant(), settings))
        .chain(() -> change(caller, id, new EndpointChange.Patched(patches, patch)));
  }

  Uni<EndpointView> change(TenantCaller caller, EndpointId id, EndpointChange change) {
    return health
        .of(caller.tenant(), id.value())
        .chain(
            known ->
                control.change(
                    caller,
                    session ->
                        ROWS.lock(caller.tenant(), session, id)
                            .invoke(row -> change.apply(row, known))))
        .chain(row -> view(caller.tenant(), row));
  }

  Uni<Void> delete(TenantCaller caller, EndpointId id) {
    return control.change(caller, session -> ROWS.delete(caller.tenant(), session, id));
  }

  Uni<SecretView> secret(TenantCaller caller, EndpointId id) {
    return control.read(
        session ->
            check(caller.tenant(), session, id)
                .chain(() -> secrets.view(caller.tenant(), session, id)));
  }

  Uni<SecretView> rotate(TenantCaller caller, EndpointId id, RotateSecret wanted) {
    TenantId tenant = caller.tenant();
    return control.post(
        caller,
        wanted,
        SecretView.class,
        session ->
            ROWS.lock(tenant, session, id)
                .chain(
                    () -> secrets.end(tenant, session, id, clock.instant().plus(wanted.overlap())))
                .chain(() -> secrets.add(tenant, session, id, wanted.wanted()))
                .chain(() -> secrets.view(tenant, session, id)));
  }
}
