package io.scimrelay.delivery.lane;

import io.micrometer.core.instrument.MeterRegistry;
import io.scimrelay.delivery.attempt.Attempts;
import jakarta.inject.Singleton;

/** What Prometheus sees of deliveries; no tenant stands in a label. */
@Singleton
class DeliveryMeters {
  private final MeterRegistry meters;

  DeliveryMeters(MeterRegistry meters, Capacity capacity) {
    this.meters = meters;
    meters.gauge("scimrelay.delivery.inflight", capacity, Capacity::inFlight);
  }

  void attempt(Attempts.Made made) {
    meters
        .timer("scimrelay.delivery.attempts", "outcome", made.outcome().wire())
        .record(made.duration());
  }
}
