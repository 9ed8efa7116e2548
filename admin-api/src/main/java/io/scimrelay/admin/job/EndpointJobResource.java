package io.scimrelay.admin.job;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Work on {@code /v1/endpoints/{id}}. */
@Path("/v1/endpoints/{id}")
@Tag(name = "Jobs")
public class EndpointJobResource {
  private final CurrentCaller caller;
  private final EndpointJobStore jobs;

  public EndpointJobResource(CurrentCaller caller, EndpointJobStore jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @POST
  @Path("recover")
  @ResponseStatus(202)
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Try failed messages again",
      description = "In order; superseded ones are skipped and counted.")
  public Uni<JobView> recover(@RestPath EndpointId id, @Valid @NotNull Recover body) {
    return jobs.recover(caller.inTenant(), id, body);
  }

  @POST
  @Path("backfill")
  @ResponseStatus(202)
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Send the present state of a connection",
      description =
          "As created and member_added events with backfill true, to this endpoint alone, after"
              + " which it goes on without gap or double.")
  public Uni<JobView> backfill(@RestPath EndpointId id, @Valid @NotNull Backfill body) {
    return jobs.backfill(caller.inTenant(), id, body);
  }
}
