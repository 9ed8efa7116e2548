package io.scimrelay.delivery.clock;

import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.runtime.ClockSkew;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Not ready while the clock is too far from the database's. While the database does not answer,
 * what was measured last holds.
 */
@Readiness
@Singleton
class ClockCheck implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(ClockCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final ClockStore store;
  private final InstantSource clock;
  private final Vertx vertx;
  private final ClockSkew skew = new ClockSkew();

  ClockCheck(ClockStore store, InstantSource clock, Vertx vertx) {
    this.store = store;
    this.clock = clock;
    this.vertx = vertx;
  }

  void begin(@Observes StartupEvent started) {
    vertx.setPeriodic(
        1,
        PAUSE.toMillis(),
        _ ->
            measure()
                .subscribe()
                .with(
                    _ -> {},
                    failure ->
                        LOG.debugf("the database's time is not known: %s", failure.toString())));
  }

  Uni<Void> measure() {
    Instant before = clock.instant();
    return store
        .now()
        .invoke(database -> skew.measured(before, database, clock.instant()))
        .invoke(this::warn)
        .replaceWithVoid();
  }

  private void warn() {
    if (!skew.isTolerable()) {
      LOG.errorf(
          "the clock is %d s from the database's: set it, this process is not ready until then",
          skew.last().toSeconds());
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("clock")
        .status(skew.isTolerable())
        .withData("secondsFromDatabase", skew.last().toSeconds())
        .build();
  }
}
