package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Conclusion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** What the owners of endpoints share. */
@Singleton
record Delivering(
    Loop loop,
    InstantSource clock,
    ProcessLease process,
    Capacity capacity,
    LaneReader reader,
    BodyReader bodies,
    Attempts attempts,
    Conclusion conclusion,
    OutcomeWriter outcomes,
    Verdicts verdicts,
    DeliveryMeters meters) {

  Instant now() {
    return clock.instant();
  }

  Lease lease() {
    return process.lease();
  }
}
