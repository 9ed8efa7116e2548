package io.scimrelay.delivery.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether events are being taken in: down while no poll or no append succeeds for half a minute. It
 * stands in a group of its own, since a process whose Kafka is away can still answer and deliver.
 */
@HealthGroup("intake")
@Singleton
public class IntakeHealth implements HealthCheck {
  private static final Duration STALLED = Duration.ofSeconds(30);

  private final InstantSource clock;
  private volatile Instant lastRound;
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final MeterRegistry meters;

  IntakeHealth(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.meters = meters;
    this.lastRound = clock.instant();
    meters.gauge("scimrelay.intake.stalled.seconds", this, IntakeHealth::sinceLastRound);
    meters.gauge("scimrelay.intake.lag.records", lag);
    meters.gauge("scimrelay.intake.gaps", gaps);
  }

  void appended(int events, int beyondGap) {
    meters.counter("scimrelay.intake.events").increment(events);
    gaps.addAndGet(beyondGap);
  }

  void round(long recordsBehind) {
    lag.set(recordsBehind);
    lastRound = clock.instant();
  }

  private double sinceLastRound() {
    return Duration.between(lastRound, clock.instant()).toMillis() / 1000.0;
  }

  @Override
  public HealthCheckResponse call() {
    Instant last = lastRound;
    return HealthCheckResponse.named("intake")
        .status(clock.instant().isBefore(last.plus(STALLED)))
        .withData("lastRound", last.toString())
        .build();
  }
}
