package io.scimrelay.admin.requestlog;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/requests}. */
@Path("/v1/requests/{id}")
@Tag(name = "Request log")
public class RequestResource {
  private final CurrentCaller caller;
  private final RequestStore requests;

  public RequestResource(CurrentCaller caller, RequestStore requests) {
    this.caller = caller;
    this.requests = requests;
  }

  @GET
  @Needs(Scope.REQUESTS_READ)
  @Operation(summary = "Get a SCIM call with its redacted bodies")
  public Uni<RequestView> get(@RestPath RequestId id) {
    return requests.get(caller.inTenant(), id);
  }
}
