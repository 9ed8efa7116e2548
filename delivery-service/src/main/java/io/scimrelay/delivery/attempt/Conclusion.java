package io.scimrelay.delivery.attempt;

import io.scimrelay.common.id.AttemptId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.delivery.message.PendingMessage;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Draws from an attempt what is to be written down. */
@Singleton
public class Conclusion {
  private static final Duration PARKED = Duration.ofHours(1);

  private final RetryPolicy retries;
  private final IdSource ids;
  private final InstantSource clock;

  Conclusion(SecureRandom random, IdSource ids, InstantSource clock) {
    this.retries = new RetryPolicy(random);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Of an attempt to deliver what is pending.
   *
   * @param counts whether a failure uses up the message's tries; that of a probe does not
   * @param accepted when the endpoint last accepted anything, or null
   */
  public Finished of(
      PendingMessage message,
      long token,
      Trigger trigger,
      Attempts.Made made,
      boolean counts,
      @Nullable Instant accepted) {
    boolean delivered = made.outcome() instanceof AttemptOutcome.Accepted;
    int failures = message.failures() + (delivered || !counts ? 0 : 1);
    Instant first = message.firstAttemptAt() == null ? made.startedAt() : message.firstAttemptAt();
    Instant now = clock.instant();
    Tries tries = new Tries(Math.max(1, failures), first, accepted);
    NextStep next = retries.next(made.outcome(), tries, now);
    return finished(message, token, trigger, made, "pending", state(next), failures, at(next, now));
  }

  /** Of an attempt by hand at what is no longer pending: only an acceptance changes anything. */
  public Finished byHand(PendingMessage message, long token, Attempts.Made made, String state) {
    boolean delivered = made.outcome() instanceof AttemptOutcome.Accepted;
    String to = delivered ? "delivered" : state;
    return finished(message, token, Trigger.MANUAL, made, state, to, message.failures(), null);
  }

  private Finished finished(
      PendingMessage message,
      long token,
      Trigger trigger,
      Attempts.Made made,
      String from,
      String to,
      int failures,
      @Nullable Instant retryAt) {
    return new Finished(
        message,
        token,
        new AttemptId(ids.next()),
        trigger,
        made.startedAt(),
        made.duration(),
        made.outcome(),
        from,
        to,
        failures,
        retryAt);
  }

  private static String state(NextStep next) {
    return switch (next) {
      case NextStep.Done _ -> "delivered";
      case NextStep.GiveUp _ -> "failed";
      case NextStep.RetryAt _, NextStep.DisableEndpoint _ -> "pending";
    };
  }

  private static @Nullable Instant at(NextStep next, Instant now) {
    return switch (next) {
      case NextStep.RetryAt retry -> retry.at();
      case NextStep.DisableEndpoint _ -> now.plus(PARKED);
      case NextStep.Done _, NextStep.GiveUp _ -> null;
    };
  }
}
