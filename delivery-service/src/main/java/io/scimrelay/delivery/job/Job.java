package io.scimrelay.delivery.job;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Work that an admin asked for. */
record Job(
    JobId id,
    TenantId tenant,
    String kind,
    EndpointId endpoint,
    @Nullable ConnectionId connection,
    @Nullable MessageId message,
    JsonObject parameters) {
  boolean isBackfill() {
    return "backfill".equals(kind);
  }
}
