package io.scimrelay.admin.directory;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.job.JobStore;
import io.scimrelay.admin.job.JobView;
import io.scimrelay.admin.job.WantedJob;
import io.scimrelay.common.id.ResourceId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/users}. */
@Path("/v1/users/{id}")
@Tag(name = "Directory")
public class UserResource {
  private final CurrentCaller caller;
  private final DirectoryStore directory;
  private final JobStore jobs;

  public UserResource(CurrentCaller caller, DirectoryStore directory, JobStore jobs) {
    this.caller = caller;
    this.directory = directory;
    this.jobs = jobs;
  }

  @GET
  @Needs(Scope.DIRECTORY_READ)
  @Operation(summary = "Get a user")
  public Uni<UserView> get(@RestPath ResourceId id) {
    return directory.find(caller.inTenant(), id, ResourceId.Kind.USER).map(StoredResource::user);
  }

  @POST
  @Path("emit")
  @ResponseStatus(202)
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Tell the present state of a user again",
      description = "As a new user.updated with emitted true and no changes.")
  public Uni<JobView> emit(@RestPath ResourceId id) {
    return directory
        .find(caller.inTenant(), id, ResourceId.Kind.USER)
        .chain(
            user -> jobs.ask(caller.inTenant(), WantedJob.emit(user.connection(), user.id()), ""));
  }
}
