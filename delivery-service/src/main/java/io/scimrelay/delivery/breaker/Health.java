package io.scimrelay.delivery.breaker;

import io.scimrelay.common.id.EventId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint does, in one generation of it.
 *
 * @param failingSince the first failure since it last accepted anything, or null
 */
public record Health(
    long generation,
    Breaker breaker,
    @Nullable Instant failingSince,
    @Nullable Instant lastAccepted) {
  private static final Duration HOPELESS = Duration.ofDays(5);

  public static Health fresh(long generation) {
    return new Health(generation, Breaker.fresh(), null, null);
  }

  public Health accepted(Instant now) {
    return new Health(generation, breaker.accepted(), null, now);
  }

  public Health failed(EventId event, Instant now) {
    Instant since = failingSince == null ? now : failingSince;
    return new Health(generation, breaker.failed(event, now), since, lastAccepted);
  }

  Health with(Breaker other) {
    return new Health(generation, other, failingSince, lastAccepted);
  }

  /** Nothing but failure for so long that nobody is there to mend it. */
  public boolean hopeless(Instant now) {
    return failingSince != null && now.isAfter(failingSince.plus(HOPELESS));
  }
}
