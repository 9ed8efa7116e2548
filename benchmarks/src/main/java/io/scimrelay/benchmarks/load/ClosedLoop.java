package io.scimrelay.benchmarks.load;

import io.scimrelay.benchmarks.figure.Spread;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Callers side by side, each with one call under way: what a server can do at the most. */
public final class ClosedLoop {

  /** How many calls were answered well, how many not, and how long they took. */
  public record Run(long fine, List<Answer> refused, Duration took, Spread spread) {

    /** This run, where nothing was refused. */
    public Run allFine() {
      refused.forEach(Answer::fine);
      return this;
    }

    public double perSecond() {
      return fine * 1e9 / took.toNanos();
    }
  }

  private ClosedLoop() {}

  /** Calls number 0, 1, 2 ... until {@code limit} calls are made or the time is over. */
  public static Run run(int callers, long limit, Duration time, IntFunction<Future<Answer>> call) {
    long began = System.nanoTime();
    Loop loop = new Loop(limit, began + time.toNanos(), call);
    List<Future<Void>> ends = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Promise<Void> end = Promise.promise();
      ends.add(end.future());
      loop.next(end);
    }
    Future.all(ends).toCompletionStage().toCompletableFuture().join();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Run(loop.fine.get(), List.copyOf(loop.refused), took, loop.spread);
  }

  private static final class Loop {
    private final long limit;
    private final long untilNanos;
    private final IntFunction<Future<Answer>> call;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong fine = new AtomicLong();
    private final List<Answer> refused = new CopyOnWriteArrayList<>();
    private final Spread spread = new Spread();

    Loop(long limit, long untilNanos, IntFunction<Future<Answer>> call) {
      this.limit = limit;
      this.untilNanos = untilNanos;
      this.call = call;
    }

    /** A call behind the other; no future holds the one before, however many they are. */
    void next(Promise<Void> end) {
      int mine = number.getAndIncrement();
      if (mine >= limit || System.nanoTime() >= untilNanos) {
        end.complete();
        return;
      }
      long began = System.nanoTime();
      call.apply(mine)
          .onFailure(end::fail)
          .onSuccess(
              answer -> {
                count(answer, began);
                next(end);
              });
    }

    private void count(Answer answer, long began) {
      spread.add(answer.atNanos() - began);
      if (answer.isFine()) {
        fine.incrementAndGet();
      } else {
        refused.add(answer);
      }
    }
  }
}
