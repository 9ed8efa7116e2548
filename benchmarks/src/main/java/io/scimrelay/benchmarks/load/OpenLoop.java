package io.scimrelay.benchmarks.load;

import io.scimrelay.benchmarks.figure.Spread;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Calls at a steady rate, whatever the answers: a server that falls behind is seen. Times count
 * from when a call was due.
 */
public final class OpenLoop {

  /** How the answers came. */
  public record Run(List<Answer> refused, Spread spread) {

    /** This run, where nothing was refused. */
    public Run allFine() {
      refused.forEach(Answer::fine);
      return this;
    }
  }

  private OpenLoop() {}

  public static Run run(double perSecond, Duration time, IntFunction<Future<Answer>> call) {
    Spread spread = new Spread();
    List<Answer> refused = new CopyOnWriteArrayList<>();
    long calls = Math.round(perSecond * time.toNanos() / 1e9);
    List<Future<Void>> ends = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      long due = start + Math.round(i * 1e9 / perSecond);
      awaitNanoTime(due);
      ends.add(
          call.apply(i)
              .map(
                  answer -> {
                    spread.add(answer.atNanos() - due);
                    if (!answer.isFine()) {
                      refused.add(answer);
                    }
                    return null;
                  }));
    }
    Future.all(ends).toCompletionStage().toCompletableFuture().join();
    return new Run(List.copyOf(refused), spread);
  }

  private static void awaitNanoTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
