package io.scimrelay.admin.message;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint did since a time, and how it stands now.
 *
 * @param successRate accepted attempts among all, 0 to 1; null where there was none
 */
@Schema(name = "EndpointStats")
public record StatsView(
    long delivered,
    long failed,
    long attempts,
    @Nullable Double successRate,
    Latency latencyMs,
    long backlog,
    @Nullable Instant oldestPendingAt,
    @Nullable Instant nextAttemptAt) {

  /** Of attempts, in milliseconds; null where there was none. */
  public record Latency(@Nullable Double p50, @Nullable Double p95, @Nullable Double p99) {}
}
