package io.scimrelay.admin.token;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import io.scimrelay.common.secret.BearerToken;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "connection_token")
class TokenRow {
  @Id UUID id;
  UUID tenantId;
  UUID connectionId;
  @Nullable String name;
  byte[] hash;
  String prefix;
  Instant createdAt;
  @Nullable Instant expiresAt;
  @Nullable Instant revokedAt;

  protected TokenRow() {}

  TokenRow(
      UUID id,
      TenantId tenant,
      ConnectionId connection,
      CreateToken wanted,
      BearerToken token,
      Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.connectionId = connection.value();
    this.name = wanted.name();
    this.hash = token.hash().bytes();
    this.prefix = token.shownPrefix();
    this.createdAt = now;
    this.expiresAt = wanted.expiresAt();
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  /** Never later than it would have ended anyway. */
  void endBy(Instant end) {
    expiresAt = expiresAt == null || expiresAt.isAfter(end) ? end : expiresAt;
  }

  /** What replaces it: of the same name, without its end. */
  CreateToken successor() {
    return new CreateToken(name, null);
  }

  TokenView view(@Nullable String secret, @Nullable Instant lastUsedAt) {
    return new TokenView(new TokenId(id), name, secret, prefix, createdAt, expiresAt, lastUsedAt);
  }
}
