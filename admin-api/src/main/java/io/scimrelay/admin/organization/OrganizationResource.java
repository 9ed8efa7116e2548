package io.scimrelay.admin.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.OrganizationId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/organizations}. */
@Path("/v1/organizations")
@Tag(name = "Organizations", description = "Your customers, whose people are provisioned")
public class OrganizationResource {
  private final CurrentCaller caller;
  private final OrganizationStore organizations;

  public OrganizationResource(CurrentCaller caller, OrganizationStore organizations) {
    this.caller = caller;
    this.organizations = organizations;
  }

  @POST
  @ResponseStatus(201)
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(summary = "Make an organization")
  public Uni<OrganizationView> create(@Valid @NotNull OrganizationSettings body) {
    return organizations.create(caller.inTenant(), body);
  }

  @GET
  @Needs(Scope.CONNECTIONS_READ)
  @Operation(summary = "List organizations")
  public Uni<Page<OrganizationView>> list(@BeanParam Paging paging) {
    return organizations.list(caller.inTenant(), paging);
  }

  @GET
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_READ)
  @Operation(summary = "Get an organization")
  public Uni<OrganizationView> get(@RestPath OrganizationId id) {
    return organizations.get(caller.inTenant(), id);
  }

  @PATCH
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(summary = "Change an organization", description = "RFC 7396: null resets a member.")
  public Uni<OrganizationView> patch(
      @RestPath OrganizationId id,
      @RequestBody(
              content = @Content(schema = @Schema(implementation = OrganizationSettings.class)))
          @NotNull
          JsonNode body) {
    return organizations.patch(caller.inTenant(), id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(summary = "Delete an organization", description = "With its connections, at once.")
  public Uni<Void> delete(@RestPath OrganizationId id) {
    return organizations.delete(caller.inTenant(), id);
  }
}
