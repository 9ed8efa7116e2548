package io.scimrelay.ingest.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers that the relay's thread waits for. */
final class Answers {
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private Answers() {}

  static <T> T await(Uni<T> answer) throws RelayUnavailable, InterruptedException {
    try {
      return answer.subscribeAsCompletionStage().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RelayUnavailable("PostgreSQL", e);
    }
  }
}
