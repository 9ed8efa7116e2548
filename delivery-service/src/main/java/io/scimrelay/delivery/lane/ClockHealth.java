package io.scimrelay.delivery.lane;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while this clock is more than half a minute from the database's: signatures would be
 * refused for their timestamps.
 */
@Readiness
@Singleton
class ClockHealth implements HealthCheck {
  private static final Duration MOST = Duration.ofSeconds(30);

  private final ClockSkew skew;

  ClockHealth(ClockSkew skew) {
    this.skew = skew;
  }

  @Override
  public HealthCheckResponse call() {
    Duration now = skew.now();
    return HealthCheckResponse.named("clock")
        .status(now.abs().compareTo(MOST) <= 0)
        .withData("skewMillis", now.toMillis())
        .build();
  }
}
