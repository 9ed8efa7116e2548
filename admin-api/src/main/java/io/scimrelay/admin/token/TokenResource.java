package io.scimrelay.admin.token;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.TokenId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /v1/connections/{id}/tokens}. */
@Path("/v1/connections/{connection}/tokens")
@Tag(name = "Tokens", description = "Several may be valid at once, so that none need be missed")
public class TokenResource {
  private final CurrentCaller caller;
  private final TokenStore tokens;

  public TokenResource(CurrentCaller caller, TokenStore tokens) {
    this.caller = caller;
    this.tokens = tokens;
  }

  @POST
  @ResponseStatus(201)
  @Needs(Scope.TOKENS_WRITE)
  @Operation(summary = "Make a token", description = "Its secret is shown once.")
  public Uni<TokenView> create(
      @RestPath ConnectionId connection, @Valid @Nullable CreateToken body) {
    return tokens.create(
        caller.inTenant(), connection, Objects.requireNonNullElse(body, CreateToken.PLAIN));
  }

  @GET
  @Needs(Scope.CONNECTIONS_READ)
  @Operation(summary = "List the tokens that are not revoked")
  public Uni<Page<TokenView>> list(@RestPath ConnectionId connection, @BeanParam Paging paging) {
    return tokens.list(caller.inTenant(), connection, paging);
  }

  @DELETE
  @Path("{id}")
  @Needs(Scope.TOKENS_WRITE)
  @Operation(summary = "Revoke a token", description = "It is refused within a second.")
  public Uni<Void> revoke(@RestPath ConnectionId connection, @RestPath TokenId id) {
    return tokens.revoke(caller.inTenant(), connection, id);
  }

  @POST
  @Path("{id}/rotate")
  @ResponseStatus(201)
  @Needs(Scope.TOKENS_WRITE)
  @Operation(
      summary = "Replace a token",
      description = "The old one ends after overlapSeconds, a day where nothing is said.")
  public Uni<TokenView> rotate(
      @RestPath ConnectionId connection, @RestPath TokenId id, @Valid @Nullable RotateToken body) {
    return tokens.rotate(
        caller.inTenant(), connection, id, Objects.requireNonNullElse(body, RotateToken.PLAIN));
  }
}
