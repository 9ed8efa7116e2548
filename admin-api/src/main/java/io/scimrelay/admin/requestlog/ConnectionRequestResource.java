package io.scimrelay.admin.requestlog;

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

/** {@code /v1/connections/{id}/requests}. */
@Path("/v1/connections/{id}/requests")
@Tag(name = "Request log", description = "What the identity provider sent")
public class ConnectionRequestResource {
  private final CurrentCaller caller;
  private final RequestStore requests;

  public ConnectionRequestResource(CurrentCaller caller, RequestStore requests) {
    this.caller = caller;
    this.requests = requests;
  }

  @GET
  @Needs(Scope.REQUESTS_READ)
  @Operation(summary = "List the SCIM calls of a connection", description = "Newest first.")
  public Uni<Page<RequestView>> list(@RestPath ConnectionId id, @BeanParam Paging paging) {
    return requests.list(caller.inTenant(), id, paging);
  }
}
