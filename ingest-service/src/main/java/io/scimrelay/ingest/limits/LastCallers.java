package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which connection called last, and when any other did. */
final class LastCallers {
  private static final long LATELY = Duration.ofSeconds(1).toNanos();

  private @Nullable ConnectionId latest;
  private long latestNanos;
  private boolean others;
  private long othersNanos;

  /** Notes a call; whether another connection called within the second before. */
  boolean hasNeighbours(ConnectionId caller, long nowNanos) {
    if (latest != null && !latest.equals(caller)) {
      others = true;
      othersNanos = latestNanos;
    }
    latest = caller;
    latestNanos = nowNanos;
    return others && nowNanos - othersNanos <= LATELY;
  }
}
