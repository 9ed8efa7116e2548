package io.scimrelay.admin.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scimrelay.common.id.TokenId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A token as its tenant sees it.
 *
 * @param secret the token itself, in the answer that made it and never again
 */
@Schema(name = "Token")
public record TokenView(
    TokenId id,
    @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Shown once")
        @Nullable String secret,
    String prefix,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  @Override
  public String toString() {
    return "TokenView[" + id + "]";
  }
}
