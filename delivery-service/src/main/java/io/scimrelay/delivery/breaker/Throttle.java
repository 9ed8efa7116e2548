package io.scimrelay.delivery.breaker;

/**
 * How many requests an endpoint gets at a time: one more for each that it accepts, half as many
 * when it cannot keep up.
 */
public record Throttle(int limit) {
  public static final int MOST = 64;

  public static Throttle open() {
    return new Throttle(MOST);
  }

  /** After an outage: so that its end brings no stampede. */
  public static Throttle careful() {
    return new Throttle(2);
  }

  public Throttle faster() {
    return limit >= MOST ? this : new Throttle(limit + 1);
  }

  public Throttle slower() {
    return new Throttle(Math.max(1, limit / 2));
  }
}
