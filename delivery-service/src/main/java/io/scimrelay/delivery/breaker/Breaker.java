package io.scimrelay.delivery.breaker;

import io.scimrelay.common.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether an endpoint fails as a whole. It opens on failures of three different events with no
 * acceptance between; while it is open one probe goes out at a time, at growing pauses. Where fewer
 * events than three are pending, their own retries are the probes.
 */
public sealed interface Breaker {
  static Breaker fresh() {
    return new Closed(Set.of());
  }

  /** Something was accepted. */
  default Breaker accepted() {
    return fresh();
  }

  /** An attempt to deliver {@code event} failed. */
  Breaker failed(EventId event, Instant now);

  /** As the contract names it. */
  String wire();

  /** Everything may go. */
  record Closed(Set<EventId> failing) implements Breaker {
    private static final int OPENS_AT = 3;

    public Closed {
      failing = Set.copyOf(failing);
    }

    @Override
    public Breaker failed(EventId event, Instant now) {
      Set<EventId> more = new HashSet<>(failing);
      more.add(event);
      return more.size() < OPENS_AT ? new Closed(more) : Open.after(0, now);
    }

    @Override
    public String wire() {
      return "closed";
    }
  }

  /** Nothing may go before {@code nextProbe}, and then one. */
  record Open(int probes, Instant nextProbe) implements Breaker {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    static Open after(int probes, Instant now) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(probes, DOUBLINGS));
      return new Open(probes, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }

    public boolean due(Instant now) {
      return !now.isBefore(nextProbe);
    }

    public Probing probe() {
      return new Probing(probes + 1);
    }

    @Override
    public Breaker failed(EventId event, Instant now) {
      return this;
    }

    @Override
    public String wire() {
      return "open";
    }
  }

  /** One is on its way and decides. */
  record Probing(int probes) implements Breaker {

    @Override
    public Breaker failed(EventId event, Instant now) {
      return Open.after(probes, now);
    }

    @Override
    public String wire() {
      return "probing";
    }
  }
}
