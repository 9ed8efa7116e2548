package io.scimrelay.admin.job;

import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "job")
class JobRow {
  @Id UUID id;
  UUID tenantId;

  @Enumerated(EnumType.STRING)
  JobKind kind;

  @Nullable UUID endpointId;
  @Nullable UUID connectionId;
  @Nullable UUID messageId;
  @Nullable UUID resourceId;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> parameters;

  Instant createdAt;

  protected JobRow() {}

  JobRow(UUID id, TenantId tenant, WantedJob wanted, Instant now) {
    this.id = id;
    this.tenantId = tenant.value();
    this.kind = wanted.kind();
    this.endpointId = value(wanted.endpoint());
    this.connectionId = value(wanted.connection());
    this.messageId = value(wanted.message());
    this.resourceId = value(wanted.resource());
    this.parameters = wanted.parameters();
    this.createdAt = now;
  }

  private static @Nullable UUID value(@Nullable PrefixedId id) {
    return id == null ? null : id.value();
  }
}
