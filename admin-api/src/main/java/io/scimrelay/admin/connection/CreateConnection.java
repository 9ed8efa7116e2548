package io.scimrelay.admin.connection;

import io.scimrelay.common.id.OrganizationId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is wanted.
 *
 * @param uniqueGroupNames whether two groups may not have one name; true where absent
 */
@Schema(name = "NewConnection")
public record CreateConnection(
    @NotNull OrganizationId organizationId,
    @NotBlank @Size(max = 200) String name,
    @NotNull Provider provider,
    @Nullable Boolean uniqueGroupNames) {

  ConnectionSettings settings() {
    return new ConnectionSettings(
        name, provider, Objects.requireNonNullElse(uniqueGroupNames, true), null, null);
  }
}
