package io.scimrelay.admin.message;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /v1/endpoints/{id}/messages}. */
@Path("/v1/endpoints/{id}/messages")
@Tag(name = "Messages")
public class EndpointMessageResource {
  private final CurrentCaller caller;
  private final MessageStore messages;

  public EndpointMessageResource(CurrentCaller caller, MessageStore messages) {
    this.caller = caller;
    this.messages = messages;
  }

  @GET
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "List the messages of an endpoint", description = "Newest first.")
  public Uni<Page<MessageView>> list(
      @RestPath EndpointId id,
      @RestQuery @Nullable MessageState state,
      @RestQuery @Nullable ConnectionId connectionId,
      @BeanParam Paging paging) {
    return messages.list(
        caller.inTenant(), new MessageStore.Wanted(id, state, connectionId), paging);
  }
}
