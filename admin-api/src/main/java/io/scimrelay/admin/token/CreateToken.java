package io.scimrelay.admin.token;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token that is wanted. */
@Schema(name = "NewToken")
public record CreateToken(
    @Size(min = 1, max = 200) @Nullable String name, @Future @Nullable Instant expiresAt) {

  static final CreateToken PLAIN = new CreateToken(null, null);
}
