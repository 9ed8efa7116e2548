package io.scimrelay.delivery.lane;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.scimrelay.delivery.attempt.Attempts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What Prometheus sees of deliveries; no tenant stands in a label. */
@Singleton
class DeliveryMeters {
  private final MeterRegistry meters;
  private final AtomicLong endpoints = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final Map<String, AtomicLong> breakers = new HashMap<>();
  private final AtomicLong oldestMillis = new AtomicLong();
  private final Timer delay;

  DeliveryMeters(MeterRegistry meters, Capacity capacity) {
    this.meters = meters;
    this.delay = meters.timer("scimrelay.delivery.delay");
    meters.gauge("scimrelay.delivery.inflight", capacity, Capacity::inFlight);
    meters.gauge("scimrelay.delivery.endpoints.owned", endpoints);
    meters.gauge("scimrelay.delivery.backlog.held", waiting);
    for (String state : List.of("closed", "open", "probing")) {
      AtomicLong count = new AtomicLong();
      breakers.put(state, count);
      meters.gauge("scimrelay.delivery.breakers", Tags.of("state", state), count);
    }
    meters.gauge("scimrelay.delivery.lane.age.seconds", oldestMillis, v -> v.get() / 1000.0);
  }

  void attempt(Attempts.Made made) {
    meters
        .timer(
            "scimrelay.delivery.attempts",
            "outcome",
            made.outcome().wire(),
            "error",
            made.outcome().problem() == null ? "none" : made.outcome().problem())
        .record(made.duration());
  }

  /** From the append of a message to the answer that accepted it. */
  void delivered(Duration sinceAppend) {
    delay.record(sinceAppend);
  }

  void observe(int owned, int held, Map<String, Long> byBreaker, Duration oldest) {
    endpoints.set(owned);
    waiting.set(held);
    breakers.forEach((state, count) -> count.set(byBreaker.getOrDefault(state, 0L)));
    oldestMillis.set(oldest.toMillis());
  }
}
