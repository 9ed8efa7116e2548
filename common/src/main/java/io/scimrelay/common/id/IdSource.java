package io.scimrelay.common.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids: UUID version 7, milliseconds first, the rest random. */
public final class IdSource {
  private final InstantSource clock;
  private final RandomGenerator random;

  public IdSource(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** The base id of a request's events; its low 32 bits are free to count them. */
  public EventId nextEventBase() {
    return new EventId(next()).plus(0);
  }
}
