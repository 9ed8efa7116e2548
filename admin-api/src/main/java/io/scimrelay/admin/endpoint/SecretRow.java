package io.scimrelay.admin.endpoint;

import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "endpoint_secret")
class SecretRow {
  @Id UUID id;
  UUID tenantId;
  UUID endpointId;
  String algorithm;
  byte[] sealed;
  Instant createdAt;
  @Nullable Instant endsAt;

  protected SecretRow() {}

  SecretRow(
      UUID id,
      TenantId tenant,
      UUID endpoint,
      SecretAlgorithm algorithm,
      byte[] sealed,
      Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.endpointId = endpoint;
    this.algorithm = algorithm.wire();
    this.sealed = sealed;
    this.createdAt = now;
  }

  void endBy(Instant end) {
    endsAt = endsAt == null || endsAt.isAfter(end) ? end : endsAt;
  }
}
