package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void whatAStepHeldIsLetGoBeforeTheNext() {
    // Given steps that hold more together than any test's heap
    AtomicInteger steps = new AtomicInteger();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Supplier<Uni<Boolean>> step =
          () -> {
            byte[] held = new byte[MEGABYTE];
            return later(other).map(_ -> held.length > 0 && steps.incrementAndGet() < 4_000);
          };

      // When
      Loop.whilst(step).await().indefinitely();
    }

    // Then
    assertEquals(4_000, steps.get());
  }

  @Test
  void stepsThatAreDoneAtOnceDoNotPileUpOnTheStack() {
    // Given
    AtomicInteger steps = new AtomicInteger();

    // When
    Loop.whilst(() -> Uni.createFrom().item(steps.incrementAndGet() < 200_000))
        .await()
        .indefinitely();

    // Then
    assertEquals(200_000, steps.get());
  }

  private static Uni<Boolean> later(Executor other) {
    return Uni.createFrom().emitter(emitter -> other.execute(() -> emitter.complete(true)));
  }
}
