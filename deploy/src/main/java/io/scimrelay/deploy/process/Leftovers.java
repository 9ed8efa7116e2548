package io.scimrelay.deploy.process;

import io.scimrelay.deploy.home.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes that no launcher watches any more. */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private Leftovers() {}

  public static void end(List<Ledger.Left> left) {
    left.forEach(one -> signalOf(one.name()).send(one.handle()));
    if (!await(left, GRACE)) {
      left.forEach(one -> Signal.KILL.send(one.handle()));
      await(left, GRACE);
    }
  }

  /** A PostgreSQL that is told TERM waits for its clients; told INT it does not. */
  private static Signal signalOf(String name) {
    return name.equals("postgres") ? Signal.INT : Signal.TERM;
  }

  public static boolean await(List<Ledger.Left> left, Duration limit) {
    CompletableFuture<?>[] ends =
        left.stream().map(one -> one.handle().onExit()).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ends)
        .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(done -> left.stream().noneMatch(one -> one.handle().isAlive()))
        .join();
  }
}
