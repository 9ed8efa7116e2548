package io.scimrelay.admin.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.ApiKeyId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its tenant sees it.
 *
 * @param secret the key itself, in the answer that made it and never again
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
    ApiKeyId id,
    String name,
    Set<Scope> scopes,
    String prefix,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Shown once")
        @Nullable String secret) {

  public ApiKeyView {
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
  }

  ApiKeyView with(String shown) {
    return new ApiKeyView(id, name, scopes, prefix, createdAt, expiresAt, shown);
  }

  @Override
  public String toString() {
    return "ApiKeyView[" + id + "]";
  }
}
