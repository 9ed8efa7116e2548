package io.scimrelay.admin.apikey;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.NeedsEveryScope;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ApiKeyId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/api-keys}. */
@Path("/v1/api-keys")
@Tag(name = "API keys")
public class ApiKeyResource {
  private final CurrentCaller caller;
  private final ApiKeyStore keys;

  public ApiKeyResource(CurrentCaller caller, ApiKeyStore keys) {
    this.caller = caller;
    this.keys = keys;
  }

  @POST
  @ResponseStatus(201)
  @NeedsEveryScope
  @Operation(
      summary = "Make an API key",
      description = "Without scopes it may do everything. The secret is shown once.")
  public Uni<ApiKeyView> create(@Valid @NotNull CreateApiKey body) {
    return keys.create(caller.inTenant(), body);
  }

  @GET
  @NeedsEveryScope
  @Operation(summary = "List the API keys that are not revoked")
  public Uni<Page<ApiKeyView>> list(@BeanParam Paging paging) {
    return keys.list(caller.inTenant(), paging);
  }

  @DELETE
  @Path("{id}")
  @NeedsEveryScope
  @Operation(summary = "Revoke an API key", description = "It is refused within a second.")
  public Uni<Void> revoke(@RestPath ApiKeyId id) {
    return keys.revoke(caller.inTenant(), id);
  }
}
