package io.scimrelay.ingest.http;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
  private final Vertx vertx = Vertx.vertx();
  private final Desk desk = new Desk(Desk.side(vertx));
  private final CompletableFuture<WeakReference<byte[]>> read = new CompletableFuture<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aLargeBodyIsLetGoOfWhenItIsReadThoughItsCallGoesOn() {
    // Given
    desk.received(Desk.ON_EVENT_LOOP + 1);

    // When
    Cancellable call =
        Uni.createFrom()
            .voidItem()
            .flatMap(_ -> desk.work(this::body))
            .flatMap(_ -> Uni.createFrom().nothing())
            .subscribe()
            .with(_ -> {});

    // Then
    await().until(this::isGone);
    call.cancel();
  }

  private byte[] body() {
    byte[] body = new byte[2_000_000];
    read.complete(new WeakReference<>(body));
    return body;
  }

  private boolean isGone() {
    System.gc();
    return read.isDone() && read.join().refersTo(null);
  }
}
