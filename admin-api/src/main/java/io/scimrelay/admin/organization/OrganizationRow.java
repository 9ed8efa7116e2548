package io.scimrelay.admin.organization;

import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "organization")
class OrganizationRow {
  @Id UUID id;
  UUID tenantId;
  String name;
  @Nullable String externalId;
  List<String> domains;
  Instant createdAt;

  protected OrganizationRow() {}

  OrganizationRow(UUID id, TenantId tenant, OrganizationSettings settings, Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.name = settings.name();
    this.externalId = settings.externalId();
    this.domains = settings.domains();
    this.createdAt = now;
  }

  void apply(OrganizationSettings settings) {
    name = settings.name();
    externalId = settings.externalId();
    domains = settings.domains();
  }

  OrganizationSettings settings() {
    return new OrganizationSettings(name, externalId, List.copyOf(domains));
  }

  OrganizationView view() {
    return new OrganizationView(
        new OrganizationId(id), name, externalId, List.copyOf(domains), createdAt);
  }
}
