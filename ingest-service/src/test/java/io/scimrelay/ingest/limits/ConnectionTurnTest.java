package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.common.id.ConnectionId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTurnTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final ConnectionTurn turn = new ConnectionTurn();
  private final ConnectionId crowd = new ConnectionId(new UUID(1, 2));
  private final ConnectionId neighbour = new ConnectionId(new UUID(3, 4));
  private final Queue<String> read = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aNeighbourIsReadBetweenTheCallsOfACrowd() {
    // When
    loop.runOnContext(
        _ -> {
          IntStream.range(0, 5).forEach(i -> turn.of(crowd, loop).execute(() -> read.add("c" + i)));
          turn.of(neighbour, loop).execute(() -> read.add("neighbour"));
        });

    // Then
    Awaitility.await().until(() -> read.size() == 6);
    assertEquals(List.of("c0", "neighbour", "c1", "c2", "c3", "c4"), List.copyOf(read));
  }

  @Test
  void oneThatFailsLeavesTheTurnToTheNext() {
    // Given
    loop.exceptionHandler(_ -> {});

    // When
    turn.of(crowd, loop)
        .execute(
            () -> {
              throw new IllegalStateException("as a task may");
            });
    turn.of(crowd, loop).execute(() -> read.add("next"));

    // Then
    Awaitility.await().until(() -> !read.isEmpty());
  }
}
