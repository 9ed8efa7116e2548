package io.scimrelay.admin.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be set on a tenant. */
public record TenantSettings(@NotBlank @Size(max = 200) String name, @Nullable TenantKind kind) {

  public TenantSettings {
    kind = Objects.requireNonNullElse(kind, TenantKind.production);
  }

  @Override
  public TenantKind kind() {
    return Objects.requireNonNull(kind);
  }
}
