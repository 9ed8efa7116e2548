package io.scimrelay.admin.tenant;

import io.scimrelay.common.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "control", name = "tenant")
class TenantRow {
  @Id UUID id;
  String name;

  @Enumerated(EnumType.STRING)
  TenantKind kind;

  Instant createdAt;
  @Nullable Integer eventDays;
  @Nullable Integer attemptDays;

  protected TenantRow() {}

  TenantRow(UUID id, TenantSettings settings, Instant now) {
    this.id = id;
    this.name = settings.name();
    this.kind = settings.kind();
    this.createdAt = now;
    keep(settings.retention());
  }

  private void keep(RetentionSettings retention) {
    eventDays = retention.eventDays();
    attemptDays = retention.attemptDays();
  }

  private RetentionSettings retention() {
    return new RetentionSettings(eventDays, attemptDays);
  }

  void apply(TenantSettings settings) {
    name = settings.name();
    kind = settings.kind();
    keep(settings.retention());
  }

  TenantSettings settings() {
    return new TenantSettings(name, kind, retention());
  }

  TenantView view() {
    return new TenantView(new TenantId(id), name, kind, createdAt, retention(), null);
  }
}
