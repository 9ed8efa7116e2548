package io.scimrelay.admin.job;

import io.scimrelay.admin.wire.WireTime;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.ResourceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work to ask for, with what it is about. */
public record WantedJob(
    JobKind kind,
    @Nullable EndpointId endpoint,
    @Nullable ConnectionId connection,
    @Nullable MessageId message,
    @Nullable ResourceId resource,
    Map<String, Object> parameters) {

  public static WantedJob resend(EndpointId endpoint, MessageId message, boolean force) {
    return new WantedJob(JobKind.resend, endpoint, null, message, null, Map.of("force", force));
  }

  static WantedJob test(EndpointId endpoint) {
    return new WantedJob(JobKind.test, endpoint, null, null, null, Map.of());
  }

  static WantedJob recover(EndpointId endpoint, Instant since) {
    return new WantedJob(
        JobKind.recover, endpoint, null, null, null, Map.of("since", WireTime.text(since)));
  }

  static WantedJob backfill(EndpointId endpoint, ConnectionId connection) {
    return new WantedJob(JobKind.backfill, endpoint, connection, null, null, Map.of());
  }

  public static WantedJob emit(ConnectionId connection, ResourceId resource) {
    return new WantedJob(
        JobKind.emit, null, connection, null, resource, Map.of("resource", resource.text()));
  }
}
