package io.scimrelay.delivery.breaker;

import io.github.bucket4j.Bucket;
import io.scimrelay.common.id.EventId;
import io.scimrelay.delivery.attempt.AttemptOutcome;
import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.AttemptOutcome.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast an endpoint may be sent to: breaker, throttle, the pause it asked for and the rate its
 * tenant set. Not thread-safe.
 */
public final class EndpointPace {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration PROBE_RETRY = Duration.ofSeconds(1);
  private static final Duration RATE_RETRY = Duration.ofMillis(50);

  private Health health;
  private Throttle throttle = Throttle.open();
  private Instant pausedUntil = Instant.EPOCH;
  private @Nullable Integer rate;
  private @Nullable Bucket bucket;
  private boolean changed;

  public EndpointPace(Health health) {
    this.health = health;
  }

  public Health health() {
    return health;
  }

  /** The health where it changed since this was asked last. */
  public Optional<Health> takeChange() {
    boolean was = changed;
    changed = false;
    return was ? Optional.of(health) : Optional.empty();
  }

  public void rate(@Nullable Integer perSecond) {
    if (!java.util.Objects.equals(perSecond, rate)) {
      rate = perSecond;
      bucket = perSecond == null ? null : bucket(perSecond);
    }
  }

  /** The tenant enabled the endpoint or gave it a new URL: what was found before is void. */
  public void reset(long generation) {
    health = Health.fresh(generation);
    throttle = Throttle.open();
    pausedUntil = Instant.EPOCH;
    changed = true;
  }

  public boolean allows(int inFlight, Instant now) {
    return !now.isBefore(pausedUntil)
        && (bucket == null || bucket.getAvailableTokens() > 0)
        && switch (health.breaker()) {
          case Breaker.Closed _ -> inFlight < throttle.limit();
          case Breaker.Open open -> inFlight == 0 && open.due(now);
          case Breaker.Probing _ -> false;
        };
  }

  /** When time alone may change the answer. */
  public Optional<Instant> nextAllowed(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return Optional.of(pausedUntil);
    }
    if (health.breaker() instanceof Breaker.Open open) {
      return Optional.of(open.due(now) ? now.plus(PROBE_RETRY) : open.nextProbe());
    }
    boolean rated = bucket != null && bucket.getAvailableTokens() == 0;
    return rated ? Optional.of(now.plus(RATE_RETRY)) : Optional.empty();
  }

  public boolean probeDue(Instant now) {
    return health.breaker() instanceof Breaker.Open open && open.due(now);
  }

  /** Something goes out; answers whether it is a probe. */
  public boolean started() {
    if (bucket != null) {
      bucket.tryConsume(1);
    }
    if (health.breaker() instanceof Breaker.Open open) {
      health = health.with(open.probe());
      changed = true;
      return true;
    }
    return false;
  }

  /** It did not go out after all. */
  public void released(Instant now) {
    if (health.breaker() instanceof Breaker.Probing probing) {
      health = health.with(new Breaker.Open(Math.max(0, probing.probes() - 1), now));
    }
  }

  /** Whether a failure uses up a message's tries: not while the endpoint fails as a whole. */
  public boolean counts() {
    return health.breaker() instanceof Breaker.Closed;
  }

  public @Nullable Instant lastAccepted() {
    return health.lastAccepted();
  }

  /** Answers whether the endpoint began to fail as a whole, or works again. */
  public boolean judged(EventId event, AttemptOutcome outcome, Instant now) {
    boolean closed = counts();
    if (outcome instanceof Accepted) {
      throttle = closed ? throttle.faster() : Throttle.careful();
      changed |= health.failingSince() != null || !closed;
      health = health.accepted(now);
    } else {
      slowDown(outcome, now);
      changed |= health.failingSince() == null;
      health = health.failed(event, now);
    }
    boolean turned = closed != counts();
    changed |= turned;
    return turned;
  }

  private void slowDown(AttemptOutcome outcome, Instant now) {
    if (outcome instanceof Unreachable) {
      throttle = throttle.slower();
    } else if (outcome instanceof Rejected rejected && rejected.throttled()) {
      throttle = throttle.slower();
      Duration asked = rejected.retryAfter() == null ? Duration.ZERO : rejected.retryAfter();
      Instant until = now.plus(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
      pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }
  }

  private static Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(Math.max(1, perSecond / 10))
                    .refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
