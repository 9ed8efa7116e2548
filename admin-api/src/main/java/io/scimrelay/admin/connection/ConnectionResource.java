package io.scimrelay.admin.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
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

/** {@code /v1/connections}. */
@Path("/v1/connections")
@Tag(name = "Connections", description = "One identity provider application each")
public class ConnectionResource {
  private final CurrentCaller caller;
  private final ConnectionStore connections;
  private final ConnectionRemovalStore removals;

  public ConnectionResource(
      CurrentCaller caller, ConnectionStore connections, ConnectionRemovalStore removals) {
    this.caller = caller;
    this.connections = connections;
    this.removals = removals;
  }

  @POST
  @ResponseStatus(201)
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(
      summary = "Make a connection",
      description = "scimUrl and a token are what the identity provider is given.")
  public Uni<ConnectionView> create(@Valid @NotNull CreateConnection body) {
    return connections.create(caller.inTenant(), body);
  }

  @GET
  @Needs(Scope.CONNECTIONS_READ)
  @Operation(summary = "List connections")
  public Uni<Page<ConnectionView>> list(@BeanParam Paging paging) {
    return connections.list(caller.inTenant(), paging);
  }

  @GET
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_READ)
  @Operation(summary = "Get a connection")
  public Uni<ConnectionView> get(@RestPath ConnectionId id) {
    return connections.get(caller.inTenant(), id);
  }

  @PATCH
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(
      summary = "Change, pause or resume a connection",
      description =
          "state paused or active. A paused connection answers its provider as usual; its messages"
              + " wait and go out in order when it is resumed. uniqueGroupNames cannot be turned on"
              + " (409) while groups share a name; the answer lists some.")
  public Uni<ConnectionView> patch(
      @RestPath ConnectionId id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ConnectionSettings.class)))
          @NotNull
          JsonNode body) {
    return connections.patch(caller.inTenant(), id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Scope.CONNECTIONS_WRITE)
  @Operation(
      summary = "Delete a connection",
      description = "With its directory. connection.deleted tells the counts.")
  public Uni<Void> delete(@RestPath ConnectionId id) {
    return removals.delete(caller.inTenant(), id);
  }
}
