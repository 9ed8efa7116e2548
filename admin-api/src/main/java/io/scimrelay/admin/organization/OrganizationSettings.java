package io.scimrelay.admin.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on an organization.
 *
 * @param externalId the tenant's own id of it, unique within the tenant
 * @param domains host names that belong to it
 */
public record OrganizationSettings(
    @NotBlank @Size(max = 200) String name,
    @Size(min = 1, max = 200) @Nullable String externalId,
    @Size(max = 100)
        @Nullable
            List<
                @NotNull @Size(max = 253) @Pattern(regexp = DOMAIN, message = "must be a host name")
                String>
            domains) {
  static final String DOMAIN = "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,}";

  public OrganizationSettings {
    domains = Objects.requireNonNullElse(domains, List.of());
  }

  @Override
  public List<String> domains() {
    return Objects.requireNonNull(domains);
  }
}
