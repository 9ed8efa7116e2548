package io.scimrelay.admin.directory;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.job.JobStore;
import io.scimrelay.admin.job.JobView;
import io.scimrelay.admin.job.WantedJob;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ResourceId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/groups}. */
@Path("/v1/groups/{id}")
@Tag(name = "Directory")
public class GroupResource {
  private final CurrentCaller caller;
  private final DirectoryStore directory;
  private final JobStore jobs;

  public GroupResource(CurrentCaller caller, DirectoryStore directory, JobStore jobs) {
    this.caller = caller;
    this.directory = directory;
    this.jobs = jobs;
  }

  @GET
  @Needs(Scope.DIRECTORY_READ)
  @Operation(summary = "Get a group")
  public Uni<GroupView> get(@RestPath ResourceId id) {
    return directory.find(caller.inTenant(), id, ResourceId.Kind.GROUP).map(StoredResource::group);
  }

  @GET
  @Path("members")
  @Needs(Scope.DIRECTORY_READ)
  @Operation(summary = "List the members of a group", description = "Users and nested groups.")
  public Uni<Page<MemberView>> members(@RestPath ResourceId id, @BeanParam Paging paging) {
    return directory.members(caller.inTenant(), id, paging);
  }

  @POST
  @Path("emit")
  @ResponseStatus(202)
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Tell the present state of a group again",
      description = "As a new group.updated with emitted true and no changes.")
  public Uni<JobView> emit(@RestPath ResourceId id) {
    return directory
        .find(caller.inTenant(), id, ResourceId.Kind.GROUP)
        .chain(
            group ->
                jobs.ask(caller.inTenant(), WantedJob.emit(group.connection(), group.id()), ""));
  }
}
