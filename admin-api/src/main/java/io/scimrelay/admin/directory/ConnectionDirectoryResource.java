package io.scimrelay.admin.directory;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The directory of {@code /v1/connections/{id}}. */
@Path("/v1/connections/{id}")
@Tag(name = "Directory", description = "Users and groups as they are now")
public class ConnectionDirectoryResource {
  private final CurrentCaller caller;
  private final DirectoryStore directory;

  public ConnectionDirectoryResource(CurrentCaller caller, DirectoryStore directory) {
    this.caller = caller;
    this.directory = directory;
  }

  @GET
  @Path("users")
  @Needs(Scope.DIRECTORY_READ)
  @Operation(summary = "List the users of a connection")
  public Uni<Page<UserView>> users(
      @RestPath ConnectionId id, @BeanParam UserFilter filter, @BeanParam Paging paging) {
    return directory.users(caller.inTenant(), id, filter, paging);
  }

  @GET
  @Path("groups")
  @Needs(Scope.DIRECTORY_READ)
  @Operation(summary = "List the groups of a connection")
  public Uni<Page<GroupView>> groups(@RestPath ConnectionId id, @BeanParam Paging paging) {
    return directory.groups(caller.inTenant(), id, paging);
  }
}
