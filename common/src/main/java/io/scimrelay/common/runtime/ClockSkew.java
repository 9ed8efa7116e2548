package io.scimrelay.common.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * How far this process's clock is from the database's, as last measured. Beyond the limit its
 * signatures would be refused and its limits counted wrongly.
 */
public final class ClockSkew {
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private volatile Duration skew = Duration.ZERO;

  /** What the database said, and our time before it was asked and after it answered. */
  public void measured(Instant before, Instant database, Instant after) {
    if (database.isBefore(before)) {
      skew = Duration.between(database, before);
    } else {
      skew = database.isAfter(after) ? Duration.between(after, database) : Duration.ZERO;
    }
  }

  public Duration last() {
    return skew;
  }

  public boolean isTolerable() {
    return skew.compareTo(LIMIT) <= 0;
  }
}
