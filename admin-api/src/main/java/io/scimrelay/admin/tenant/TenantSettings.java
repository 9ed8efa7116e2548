package io.scimrelay.admin.tenant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be set on a tenant. */
public record TenantSettings(
    @NotBlank @Size(max = 200) String name,
    @Nullable TenantKind kind,
    @Nullable @Valid RetentionSettings retention) {

  public TenantSettings {
    kind = Objects.requireNonNullElse(kind, TenantKind.production);
    retention = Objects.requireNonNullElse(retention, RetentionSettings.OF_THE_INSTALLATION);
  }

  @Override
  public RetentionSettings retention() {
    return Objects.requireNonNull(retention);
  }

  @Override
  public TenantKind kind() {
    return Objects.requireNonNull(kind);
  }
}
