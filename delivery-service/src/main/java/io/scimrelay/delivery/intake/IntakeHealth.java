package io.scimrelay.delivery.intake;

import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether events are being taken in: down while no poll or no append succeeds for half a minute. It
 * stands in a group of its own, since a process whose Kafka is away can still answer and deliver.
 */
@HealthGroup("intake")
@Singleton
class IntakeHealth implements HealthCheck {
  private static final double STALLED_SECONDS = 30;

  private final IntakeState state;

  IntakeHealth(IntakeState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    double seconds = state.secondsSinceLastRound();
    return HealthCheckResponse.named("intake")
        .status(seconds < STALLED_SECONDS)
        .withData("secondsSinceLastRound", (long) seconds)
        .build();
  }
}
