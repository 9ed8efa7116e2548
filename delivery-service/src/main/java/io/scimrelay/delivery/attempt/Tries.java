package io.scimrelay.delivery.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message went through up to now, the attempt just made included.
 *
 * @param failures failed attempts that count: probes of an open breaker do not
 * @param first when it was first tried
 * @param endpointAccepted when the endpoint last accepted anything, or null
 */
public record Tries(int failures, Instant first, @Nullable Instant endpointAccepted) {

  /** Whether the endpoint works for others, so that the fault is this event's own. */
  boolean othersAccepted() {
    return endpointAccepted != null && endpointAccepted.isAfter(first);
  }
}
