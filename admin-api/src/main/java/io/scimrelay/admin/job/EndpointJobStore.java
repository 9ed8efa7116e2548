package io.scimrelay.admin.job;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.connection.ConnectionStore;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.endpoint.EndpointStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for work on an endpoint, of this tenant and on what is this tenant's. */
@ApplicationScoped
public class EndpointJobStore {
  private final ControlStore control;
  private final EndpointStore endpoints;
  private final ConnectionStore connections;
  private final JobStore jobs;

  public EndpointJobStore(
      ControlStore control, EndpointStore endpoints, ConnectionStore connections, JobStore jobs) {
    this.control = control;
    this.endpoints = endpoints;
    this.connections = connections;
    this.jobs = jobs;
  }

  public Uni<JobView> test(TenantCaller caller, EndpointId id) {
    return ask(caller, id, WantedJob.test(id), "");
  }

  Uni<JobView> recover(TenantCaller caller, EndpointId id, Recover body) {
    return ask(caller, id, WantedJob.recover(id, body.since()), body);
  }

  private Uni<JobView> ask(TenantCaller caller, EndpointId id, WantedJob wanted, Object body) {
    return control.post(
        caller,
        body,
        JobView.class,
        session ->
            endpoints
                .check(caller.tenant(), session, id)
                .chain(() -> jobs.ask(caller.tenant(), session, wanted)));
  }

  Uni<JobView> backfill(TenantCaller caller, EndpointId id, Backfill body) {
    TenantId tenant = caller.tenant();
    return control.post(
        caller,
        body,
        JobView.class,
        session ->
            endpoints
                .check(tenant, session, id)
                .chain(() -> checkConnection(tenant, session, body))
                .chain(
                    () -> jobs.ask(tenant, session, WantedJob.backfill(id, body.connectionId()))));
  }

  private Uni<Void> checkConnection(TenantId tenant, Mutiny.Session session, Backfill body) {
    return connections
        .check(tenant, session, body.connectionId())
        .onFailure(Refused.class)
        .transform(unknown -> Refused.member("/connectionId", "names no connection"));
  }
}
