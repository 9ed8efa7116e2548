package io.scimrelay.admin.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What delivery knows of an endpoint.
 *
 * @param verdict why delivery disabled it, of this generation; null where it did not
 */
record EndpointHealth(
    long generation,
    @Nullable DisabledReason verdict,
    Breaker breaker,
    long backlog,
    @Nullable Instant oldestPendingAt) {

  /** Of an endpoint that delivery has not met. */
  static final EndpointHealth NONE = new EndpointHealth(0, null, Breaker.closed, 0, null);

  /** Why the endpoint is disabled, or null where it is not. */
  @Nullable DisabledReason disabled(EndpointState state, long current) {
    if (state == EndpointState.disabled) {
      return DisabledReason.manual;
    }
    return generation == current ? verdict : null;
  }
}
