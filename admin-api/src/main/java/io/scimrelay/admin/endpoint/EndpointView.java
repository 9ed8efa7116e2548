package io.scimrelay.admin.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its tenant sees it, with how it does.
 *
 * @param secret its signing secret, in the answer that made it; later by {@code /secret}
 */
@Schema(name = "Endpoint")
public record EndpointView(
    EndpointId id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    List<OrganizationId> organizationIds,
    List<ConnectionId> connectionIds,
    Ordering ordering,
    Map<String, String> headers,
    @Nullable Integer rateLimitPerSecond,
    boolean enabled,
    EndpointState state,
    @Nullable DisabledReason disabledReason,
    Breaker breaker,
    long backlog,
    @Nullable Instant oldestPendingAt,
    Instant createdAt) {

  static EndpointView of(EndpointRow row, EndpointHealth health, @Nullable String secret) {
    DisabledReason disabled = health.disabled(row.state, row.generation);
    return new EndpointView(
        row.typedId(),
        secret,
        row.url,
        row.description,
        List.copyOf(row.eventTypes),
        row.organizations(),
        row.connections(),
        row.ordering,
        Map.copyOf(row.headers),
        row.rateLimitPerSecond,
        disabled == null,
        disabled == null ? row.state : EndpointState.disabled,
        disabled,
        health.breaker(),
        health.backlog(),
        health.oldestPendingAt(),
        row.createdAt);
  }

  @Override
  public String toString() {
    return "EndpointView[" + id + "]";
  }
}
