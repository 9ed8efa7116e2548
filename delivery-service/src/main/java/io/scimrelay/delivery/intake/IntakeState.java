package io.scimrelay.delivery.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** How intake does: its last whole round, how far it is behind, what it had to leave out. */
@Singleton
class IntakeState {
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Timer delay;
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private volatile Instant lastRound;

  IntakeState(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.meters = meters;
    this.lastRound = clock.instant();
    this.delay = meters.timer("scimrelay.intake.delay");
    meters.gauge("scimrelay.intake.stalled.seconds", this, IntakeState::secondsSinceLastRound);
    meters.gauge("scimrelay.intake.lag.records", lag);
    meters.gauge("scimrelay.intake.gaps", gaps);
  }

  /** From the change in the directory to the log, of the oldest event of an append. */
  void oldest(Instant changed) {
    delay.record(Duration.between(changed, clock.instant()));
  }

  void appended(int events, int beyondGap) {
    meters.counter("scimrelay.intake.events").increment(events);
    gaps.addAndGet(beyondGap);
  }

  void round(long recordsBehind) {
    lag.set(recordsBehind);
    lastRound = clock.instant();
  }

  double secondsSinceLastRound() {
    return Duration.between(lastRound, clock.instant()).toMillis() / 1000.0;
  }
}
