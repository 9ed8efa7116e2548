package io.scimrelay.delivery.attempt;

import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.NextStep.DisableEndpoint;
import io.scimrelay.delivery.attempt.NextStep.Done;
import io.scimrelay.delivery.attempt.NextStep.GiveUp;
import io.scimrelay.delivery.attempt.NextStep.RetryAt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a message is tried again. A 4xx is the event's own fault only where the endpoint accepted
 * another event since this one's first try: such an event is given up after a day, others after
 * three. Where nothing is accepted the endpoint fails, and no event is given up.
 */
public final class RetryPolicy {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3));
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final Duration OWN_FAULT_LIMIT = Duration.ofDays(1);
  private static final Duration LIMIT = Duration.ofDays(3);
  private static final double JITTER = 0.2;

  private final RandomGenerator random;

  public RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  public NextStep next(AttemptOutcome outcome, Tries tries, Instant now) {
    return switch (outcome) {
      case Accepted _ -> new Done();
      case Rejected rejected when rejected.gone() -> new DisableEndpoint();
      case Rejected rejected -> later(tries, now, limit(rejected), rejected.retryAfter());
      default -> later(tries, now, LIMIT, null);
    };
  }

  private NextStep later(Tries tries, Instant now, Duration limit, @Nullable Duration asked) {
    if (tries.othersAccepted() && !now.isBefore(tries.first().plus(limit))) {
      return new GiveUp();
    }
    return new RetryAt(now.plus(longer(pause(tries.failures()), asked)));
  }

  /** The pause after so many failures, up to a fifth longer so that retries do not come at once. */
  Duration pause(int failures) {
    Duration base = PAUSES.get(Math.clamp(failures - 1, 0, PAUSES.size() - 1));
    return base.plusMillis((long) (base.toMillis() * JITTER * random.nextDouble()));
  }

  private static Duration limit(Rejected rejected) {
    boolean ownFault = rejected.status() >= 400 && rejected.status() < 500 && !rejected.throttled();
    return ownFault ? OWN_FAULT_LIMIT : LIMIT;
  }

  private static Duration longer(Duration planned, @Nullable Duration asked) {
    if (asked == null) {
      return planned;
    }
    Duration heard = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    return heard.compareTo(planned) > 0 ? heard : planned;
  }
}
