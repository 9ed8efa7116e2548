package io.scimrelay.admin.connection;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "control", name = "connection")
class ConnectionRow {
  @Id UUID id;
  UUID tenantId;
  UUID organizationId;
  String name;

  @Enumerated(EnumType.STRING)
  Provider provider;

  boolean uniqueGroupNames;
  boolean paused;
  Instant createdAt;

  protected ConnectionRow() {}

  ConnectionRow(UUID id, TenantId tenant, CreateConnection wanted, Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.organizationId = wanted.organizationId().value();
    this.name = wanted.name();
    this.provider = wanted.provider();
    this.uniqueGroupNames = wanted.settings().uniqueGroupNames();
    this.createdAt = now;
  }

  void apply(ConnectionSettings settings) {
    name = settings.name();
    provider = settings.provider();
    uniqueGroupNames = settings.uniqueGroupNames();
    paused = settings.paused(paused);
  }

  ConnectionSettings settings() {
    return new ConnectionSettings(name, provider, uniqueGroupNames, null, null);
  }

  ConnectionId typedId() {
    return new ConnectionId(id);
  }

  OrganizationId organization() {
    return new OrganizationId(organizationId);
  }
}
