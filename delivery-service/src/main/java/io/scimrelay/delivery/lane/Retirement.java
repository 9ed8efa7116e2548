package io.scimrelay.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint is about to move to another process, and when it may. */
final class Retirement {
  private @Nullable Instant since;
  private Instant staysUntil = Instant.EPOCH;

  void begin(Instant now) {
    since = on() ? since : now;
  }

  boolean on() {
    return since != null;
  }

  /** Whether there was one to end. */
  boolean end() {
    boolean was = on();
    since = null;
    return was;
  }

  /** Ends one that took longer than this, and says so; for a while there is no other. */
  boolean endIfLate(Instant now, Duration longest, Duration notAgain) {
    if (since == null || !now.isAfter(since.plus(longest))) {
      return false;
    }
    staysUntil = now.plus(notAgain);
    return end();
  }

  boolean mayBegin(Instant now) {
    return !now.isBefore(staysUntil);
  }
}
