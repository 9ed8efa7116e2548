package io.scimrelay.admin.job;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.JobId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/jobs}. */
@Path("/v1/jobs/{id}")
@Tag(name = "Jobs", description = "Long work, with its progress")
public class JobResource {
  private final CurrentCaller caller;
  private final JobStore jobs;

  public JobResource(CurrentCaller caller, JobStore jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @GET
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "Get a job", description = "It outlives a restart.")
  public Uni<JobView> get(@RestPath JobId id) {
    return jobs.get(caller.inTenant(), id);
  }
}
