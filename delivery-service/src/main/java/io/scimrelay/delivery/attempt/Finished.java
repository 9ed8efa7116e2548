package io.scimrelay.delivery.attempt;

import io.scimrelay.common.id.AttemptId;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that ended, to be written down.
 *
 * @param token of the claim it was made under
 * @param from the state that the message must still be in
 * @param to the state it goes to
 * @param failures failed attempts that count, this one included
 * @param retryAt when it is tried again, or null
 */
public record Finished(
    PendingMessage message,
    long token,
    AttemptId attempt,
    Trigger trigger,
    Instant startedAt,
    Duration duration,
    AttemptOutcome outcome,
    String from,
    String to,
    int failures,
    @Nullable Instant retryAt) {

  public PendingMessage triedMessage() {
    return message.tried(failures, startedAt);
  }

  /** Whether it overtook what is to be skipped. */
  public boolean superseding() {
    return "delivered".equals(to)
        && "pending".equals(from)
        && message.subject() != null
        && ("user.deactivated".equals(message.type()) || "user.deleted".equals(message.type()));
  }
}
