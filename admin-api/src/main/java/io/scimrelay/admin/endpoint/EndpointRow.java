package io.scimrelay.admin.endpoint;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "endpoint")
class EndpointRow {
  @Id UUID id;
  UUID tenantId;
  String url;
  @Nullable String description;
  List<String> eventTypes;
  List<UUID> organizationIds;
  List<UUID> connectionIds;

  @Enumerated(EnumType.STRING)
  Ordering ordering;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> headers;

  @Nullable Integer rateLimitPerSecond;

  @Enumerated(EnumType.STRING)
  EndpointState state;

  long generation = 1;
  Instant createdAt;

  protected EndpointRow() {}

  EndpointRow(UUID id, TenantId tenant, EndpointSettings settings, Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.url = settings.url();
    this.description = settings.description();
    this.eventTypes = settings.eventTypes();
    this.organizationIds = values(settings.organizationIds());
    this.connectionIds = values(settings.connectionIds());
    this.ordering = settings.ordering();
    this.headers = settings.headers();
    this.rateLimitPerSecond = settings.rateLimitPerSecond();
    this.state = settings.enabled() ? EndpointState.active : EndpointState.disabled;
    this.createdAt = now;
  }

  /** A new URL begins anew: what was found out about the old one is void. */
  void apply(EndpointSettings settings) {
    generation += url.equals(settings.url()) ? 0 : 1;
    url = settings.url();
    description = settings.description();
    eventTypes = settings.eventTypes();
    organizationIds = values(settings.organizationIds());
    connectionIds = values(settings.connectionIds());
    ordering = settings.ordering();
    headers = settings.headers();
    rateLimitPerSecond = settings.rateLimitPerSecond();
  }

  void enable() {
    state = EndpointState.active;
    generation++;
  }

  void disable() {
    state = EndpointState.disabled;
  }

  void pause() {
    state = EndpointState.paused;
  }

  void resume() {
    state = EndpointState.active;
  }

  EndpointSettings settings(boolean enabled) {
    return new EndpointSettings(
        url,
        description,
        List.copyOf(eventTypes),
        organizations(),
        connections(),
        ordering,
        Map.copyOf(headers),
        rateLimitPerSecond,
        enabled);
  }

  EndpointId typedId() {
    return new EndpointId(id);
  }

  List<OrganizationId> organizations() {
    return organizationIds.stream().map(OrganizationId::new).toList();
  }

  List<ConnectionId> connections() {
    return connectionIds.stream().map(ConnectionId::new).toList();
  }

  private static List<UUID> values(List<? extends PrefixedId> ids) {
    return ids.stream().<UUID>map(PrefixedId::value).distinct().toList();
  }
}
