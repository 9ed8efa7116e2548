package io.scimrelay.delivery.lane;

import io.micrometer.core.instrument.MeterRegistry;
import io.scimrelay.delivery.attempt.Attempts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What Prometheus sees of deliveries; no tenant stands in a label. */
@Singleton
class DeliveryMeters {
  private final MeterRegistry meters;
  private final AtomicLong endpoints = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final AtomicLong oldestMillis = new AtomicLong();

  DeliveryMeters(MeterRegistry meters, Capacity capacity) {
    this.meters = meters;
    meters.gauge("scimrelay.delivery.inflight", capacity, Capacity::inFlight);
    meters.gauge("scimrelay.delivery.endpoints.owned", endpoints);
    meters.gauge("scimrelay.delivery.backlog.held", waiting);
    meters.gauge("scimrelay.delivery.breakers.open", broken);
    meters.gauge("scimrelay.delivery.lane.age.seconds", oldestMillis, v -> v.get() / 1000.0);
  }

  void attempt(Attempts.Made made) {
    meters
        .timer("scimrelay.delivery.attempts", "outcome", made.outcome().wire())
        .record(made.duration());
  }

  void observe(int owned, int held, int breakersOpen, Duration oldest) {
    endpoints.set(owned);
    waiting.set(held);
    broken.set(breakersOpen);
    oldestMillis.set(oldest.toMillis());
  }
}
