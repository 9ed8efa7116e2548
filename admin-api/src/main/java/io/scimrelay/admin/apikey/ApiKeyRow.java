package io.scimrelay.admin.apikey;

import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.BearerToken;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "api_key")
class ApiKeyRow {
  @Id UUID id;
  UUID tenantId;
  String name;
  byte[] hash;
  String prefix;
  List<String> scopes;
  Instant createdAt;
  @Nullable Instant expiresAt;
  @Nullable Instant revokedAt;

  protected ApiKeyRow() {}

  ApiKeyRow(UUID id, TenantId tenant, CreateApiKey wanted, BearerToken key, Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.name = wanted.name();
    this.hash = key.hash().bytes();
    this.prefix = key.shownPrefix();
    this.scopes = Scope.wires(wanted.scopes());
    this.createdAt = now;
    this.expiresAt = wanted.expiresAt();
  }

  ApiKeyView view() {
    return new ApiKeyView(
        new ApiKeyId(id), name, Scope.ofWires(scopes), prefix, createdAt, expiresAt, null);
  }

  ApiKeyView view(BearerToken key) {
    return view().with(key.secret());
  }
}
