package io.scimrelay.admin.apikey;

import io.scimrelay.admin.access.Scope;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key that is wanted; without scopes it may do everything. */
@Schema(name = "NewApiKey")
public record CreateApiKey(
    @NotBlank @Size(max = 200) String name,
    @Nullable Set<Scope> scopes,
    @Future @Nullable Instant expiresAt) {

  public CreateApiKey {
    scopes = scopes == null || scopes.isEmpty() ? EnumSet.allOf(Scope.class) : Set.copyOf(scopes);
  }

  @Override
  public Set<Scope> scopes() {
    return scopes == null ? Set.of() : scopes;
  }

  /** The key that a tenant begins with. */
  public static CreateApiKey first() {
    return new CreateApiKey("first key", null, null);
  }
}
