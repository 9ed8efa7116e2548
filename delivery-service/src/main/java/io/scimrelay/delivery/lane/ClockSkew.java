package io.scimrelay.delivery.lane;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** How far this clock is from the database's. */
@Singleton
class ClockSkew {
  private volatile Duration skew = Duration.ZERO;

  ClockSkew(MeterRegistry meters) {
    meters.gauge("scimrelay.clock.skew.seconds", this, each -> each.skew.toMillis() / 1000.0);
  }

  /** What the database's clock said between two looks at ours. */
  void seen(Instant before, Instant there, Instant after) {
    boolean between = !there.isBefore(before) && !there.isAfter(after);
    Instant nearest = there.isBefore(before) ? before : after;
    skew = between ? Duration.ZERO : Duration.between(there, nearest);
  }

  Duration now() {
    return skew;
  }
}
