package io.scimrelay.admin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /v1/endpoints}. */
@Path("/v1/endpoints")
@Tag(name = "Endpoints", description = "Where webhooks go")
public class EndpointResource {
  private final CurrentCaller caller;
  private final EndpointStore endpoints;

  public EndpointResource(CurrentCaller caller, EndpointStore endpoints) {
    this.caller = caller;
    this.endpoints = endpoints;
  }

  @POST
  @ResponseStatus(201)
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(
      summary = "Make an endpoint",
      description = "The answer holds the secret that its webhooks are signed with.")
  public Uni<EndpointView> create(@Valid @NotNull EndpointSettings body) {
    return endpoints.create(caller.inTenant(), body);
  }

  @GET
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "List endpoints")
  public Uni<Page<EndpointView>> list(@BeanParam Paging paging) {
    return endpoints.list(caller.inTenant(), paging);
  }

  @GET
  @Path("{id}")
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "Get an endpoint, with its state and backlog")
  public Uni<EndpointView> get(@RestPath EndpointId id) {
    return endpoints.get(caller.inTenant(), id);
  }

  @PATCH
  @Path("{id}")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(
      summary = "Change an endpoint",
      description = "RFC 7396: null resets a member. A new URL begins anew after failures.")
  public Uni<EndpointView> patch(
      @RestPath EndpointId id,
      @RequestBody(content = @Content(schema = @Schema(implementation = EndpointSettings.class)))
          @NotNull
          JsonNode body) {
    return endpoints.patch(caller.inTenant(), id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Delete an endpoint", description = "What waits for it is dropped.")
  public Uni<Void> delete(@RestPath EndpointId id) {
    return endpoints.delete(caller.inTenant(), id);
  }

  @GET
  @Path("{id}/secret")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(
      summary = "Get the signing secret",
      description = "With those that are ending after a rotation.")
  public Uni<SecretView> secret(@RestPath EndpointId id) {
    return endpoints.secret(caller.inTenant(), id);
  }

  @POST
  @Path("{id}/secret/rotate")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(
      summary = "Replace the signing secret",
      description = "Webhooks carry both signatures until overlapSeconds, a day by default, end.")
  public Uni<SecretView> rotate(@RestPath EndpointId id, @Valid @Nullable RotateSecret body) {
    return endpoints.rotate(
        caller.inTenant(), id, Objects.requireNonNullElse(body, RotateSecret.PLAIN));
  }

  @POST
  @Path("{id}/pause")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Pause an endpoint", description = "Its backlog is kept.")
  public Uni<EndpointView> pause(@RestPath EndpointId id) {
    return endpoints.change(caller.inTenant(), id, EndpointChange.Simple.PAUSE);
  }

  @POST
  @Path("{id}/resume")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Resume a paused endpoint", description = "Its backlog goes out in order.")
  public Uni<EndpointView> resume(@RestPath EndpointId id) {
    return endpoints.change(caller.inTenant(), id, EndpointChange.Simple.RESUME);
  }

  @POST
  @Path("{id}/enable")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Enable a disabled endpoint", description = "Its backlog goes out in order.")
  public Uni<EndpointView> enable(@RestPath EndpointId id) {
    return endpoints.change(caller.inTenant(), id, EndpointChange.Simple.ENABLE);
  }

  @POST
  @Path("{id}/disable")
  @Needs(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Disable an endpoint", description = "Its backlog is kept.")
  public Uni<EndpointView> disable(@RestPath EndpointId id) {
    return endpoints.change(caller.inTenant(), id, EndpointChange.Simple.DISABLE);
  }
}
