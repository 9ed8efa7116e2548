package io.scimrelay.admin.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "control", name = "notice")
class NoticeRow {
  @Id UUID eventId;
  UUID tenantId;
  UUID organizationId;
  UUID connectionId;
  String type;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode data;

  Instant occurredAt;

  protected NoticeRow() {}

  NoticeRow(UUID eventId, TenantId tenant, Notice notice, Instant now) {
    this.eventId = eventId;
    this.tenantId = tenant.value();
    this.organizationId = notice.organization().value();
    this.connectionId = notice.connection().value();
    this.type = notice.type().wire();
    this.data = notice.data();
    this.occurredAt = now;
  }
}
