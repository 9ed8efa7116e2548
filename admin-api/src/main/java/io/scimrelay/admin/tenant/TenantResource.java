package io.scimrelay.admin.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.OperatorOnly;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.TenantId;
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

/** {@code /v1/tenants}. */
@Path("/v1/tenants")
@Tag(name = "Tenants", description = "The operator's: with the operator key (op_...)")
public class TenantResource {
  private final CurrentCaller caller;
  private final TenantStore tenants;

  public TenantResource(CurrentCaller caller, TenantStore tenants) {
    this.caller = caller;
    this.tenants = tenants;
  }

  @POST
  @ResponseStatus(201)
  @OperatorOnly
  @Operation(
      summary = "Make a tenant with its first API key",
      description = "The key has all scopes; its secret is shown once.")
  public Uni<TenantView> create(@Valid @NotNull TenantSettings body) {
    return tenants.create(caller.operator(), body);
  }

  @GET
  @OperatorOnly
  @Operation(summary = "List tenants")
  public Uni<Page<TenantView>> list(@BeanParam Paging paging) {
    return tenants.list(caller.operator(), paging);
  }

  @GET
  @Path("{id}")
  @OperatorOnly
  @Operation(summary = "Get a tenant")
  public Uni<TenantView> get(@RestPath TenantId id) {
    return tenants.get(caller.operator(), id);
  }

  @PATCH
  @Path("{id}")
  @OperatorOnly
  @Operation(summary = "Change a tenant")
  public Uni<TenantView> patch(
      @RestPath TenantId id,
      @RequestBody(content = @Content(schema = @Schema(implementation = TenantSettings.class)))
          @NotNull
          JsonNode body) {
    return tenants.patch(caller.operator(), id, body);
  }

  @DELETE
  @Path("{id}")
  @OperatorOnly
  @Operation(
      summary = "Delete a tenant",
      description = "With its keys, organizations, connections and endpoints, at once.")
  public Uni<Void> delete(@RestPath TenantId id) {
    return tenants.delete(caller.operator(), id);
  }
}
