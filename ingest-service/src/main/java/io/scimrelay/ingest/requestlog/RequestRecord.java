package io.scimrelay.ingest.requestlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SCIM call.
 *
 * @param path with its query, below the connection's base URL
 * @param requestBody redacted, of a bounded size
 * @param problem what the administrator should look at, though the call may have succeeded
 * @param sender who seems to call; null where nothing tells
 * @param events the numbers of the events it caused; null where none
 */
public record RequestRecord(
    RequestId id,
    TenantId tenant,
    ConnectionId connection,
    Instant at,
    String method,
    String path,
    int status,
    int durationMs,
    @Nullable String requestBody,
    @Nullable String responseBody,
    List<String> quirks,
    @Nullable String problem,
    @Nullable String userAgent,
    @Nullable String sender,
    @Nullable Caused events) {

  public RequestRecord {
    quirks = List.copyOf(quirks);
  }

  public record Caused(EventId base, long first, long last) {}

  /** Without bodies and paths, which are people's data. */
  @Override
  public String toString() {
    return "RequestRecord[" + id + ", " + method + ", " + status + "]";
  }
}
