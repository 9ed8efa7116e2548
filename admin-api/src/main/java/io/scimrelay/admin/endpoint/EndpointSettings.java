package io.scimrelay.admin.endpoint;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on an endpoint.
 *
 * @param eventTypes names or {@code user.*}; none is all
 * @param organizationIds only events of these; none is all
 * @param connectionIds only events of these; none is all
 * @param headers sent with each webhook
 */
public record EndpointSettings(
    @NotBlank @Schema(examples = "https://example.com/hooks/scim") String url,
    @Size(max = 500) @Nullable String description,
    @Size(max = 50) @Nullable List<@NotNull String> eventTypes,
    @Size(max = 1000) @Nullable List<@NotNull OrganizationId> organizationIds,
    @Size(max = 1000) @Nullable List<@NotNull ConnectionId> connectionIds,
    @Nullable Ordering ordering,
    @Size(max = 20) @Nullable Map<String, @NotNull String> headers,
    @Min(1) @Max(10_000) @Nullable Integer rateLimitPerSecond,
    @Nullable Boolean enabled) {

  public EndpointSettings {
    eventTypes = Objects.requireNonNullElse(eventTypes, List.of());
    organizationIds = Objects.requireNonNullElse(organizationIds, List.of());
    connectionIds = Objects.requireNonNullElse(connectionIds, List.of());
    ordering = Objects.requireNonNullElse(ordering, Ordering.causal);
    headers = Objects.requireNonNullElse(headers, Map.of());
    enabled = Objects.requireNonNullElse(enabled, true);
  }

  @Override
  public List<String> eventTypes() {
    return Objects.requireNonNull(eventTypes);
  }

  @Override
  public List<OrganizationId> organizationIds() {
    return Objects.requireNonNull(organizationIds);
  }

  @Override
  public List<ConnectionId> connectionIds() {
    return Objects.requireNonNull(connectionIds);
  }

  @Override
  public Ordering ordering() {
    return Objects.requireNonNull(ordering);
  }

  @Override
  public Map<String, String> headers() {
    return Objects.requireNonNull(headers);
  }

  @Override
  public Boolean enabled() {
    return Objects.requireNonNull(enabled);
  }
}
