package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.figure.Spread;
import io.scimrelay.benchmarks.load.OpenLoop;
import io.scimrelay.benchmarks.stand.Waiting;
import java.time.Duration;
import java.util.Objects;

/** From the SCIM answer to the arrival at the vendor, at a steady rate. */
final class Steady {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Steady() {}

  static Spread run(Hands hands, int perSecond, Duration time) {
    String tag = "steady" + System.nanoTime();
    int calls = (int) (perSecond * time.toSeconds());
    long[] answered = new long[calls];
    OpenLoop.run(
            perSecond,
            time,
            i -> hands.create(tag, i).onSuccess(answer -> answered[i] = answer.atNanos()))
        .allFine();
    Spread spread = new Spread();
    for (int i = 0; i < calls; i++) {
      String name = tag + "-" + i + "@example.com";
      Waiting.until(name, LIMIT, () -> hands.sink().arrival(name) != null);
      spread.add(Objects.requireNonNull(hands.sink().arrival(name)) - answered[i]);
    }
    return spread;
  }
}
