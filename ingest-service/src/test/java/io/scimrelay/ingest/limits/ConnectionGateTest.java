package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionGateTest {
  private final Vertx vertx = Vertx.vertx();
  private final ConnectionId connection = new ConnectionId(new UUID(1, 2));
  private final Deque<UniEmitter<? super String>> inside = new ConcurrentLinkedDeque<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void oneWriteAtATimeIsLetIn() {
    // Given
    ConnectionGate gate = gate("PT10S");
    CompletableFuture<String> first = write(gate);
    CompletableFuture<String> second = write(gate);

    // When
    int atOnce = inside.size();
    inside.remove().complete("done");
    Awaitility.await().until(() -> inside.size() == 1);
    inside.remove().complete("done too");

    // Then
    assertEquals(1, atOnce);
    assertEquals("done", first.join());
    assertEquals("done too", second.join());
  }

  @Test
  void readsDoNotWaitForWrites() {
    // Given
    ConnectionGate gate = gate("PT10S");
    var _ = write(gate);

    // When
    String read =
        gate.read(connection, () -> Uni.createFrom().item("read"))
            .await()
            .atMost(Duration.ofSeconds(5));

    // Then
    assertEquals("read", read);
  }

  @Test
  void tooManyThatWaitAreSentAway() {
    // Given
    ConnectionGate gate = gate("PT10S");
    for (int i = 0; i < 65; i++) {
      var _ = write(gate);
    }

    // When
    CompletionException refusal = assertThrows(CompletionException.class, () -> write(gate).join());

    // Then
    assertEquals(429, status(refusal));
  }

  @Test
  void whoWaitsTooLongIsSentAway() {
    // Given
    ConnectionGate gate = gate("PT0.05S");
    var _ = write(gate);

    // When
    CompletionException refusal = assertThrows(CompletionException.class, () -> write(gate).join());

    // Then
    assertEquals(429, status(refusal));
  }

  @Test
  void workThatThrowsLeavesItsPlace() {
    // Given
    ConnectionGate gate = gate("PT10S");
    CompletableFuture<Object> broken =
        gate.write(
                connection,
                () -> {
                  throw new IllegalStateException("broken");
                })
            .subscribeAsCompletionStage();

    // When
    var _ = write(gate);

    // Then
    assertTrue(broken.isCompletedExceptionally());
    assertEquals(1, inside.size());
  }

  private static int status(CompletionException refusal) {
    return refusal.getCause() instanceof ScimException scim ? scim.status() : 0;
  }

  private CompletableFuture<String> write(ConnectionGate gate) {
    return gate.write(connection, () -> Uni.createFrom().<String>emitter(inside::add))
        .subscribeAsCompletionStage();
  }

  private ConnectionGate gate(String wait) {
    return new ConnectionGate(
        vertx,
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withDefaultValue("scimrelay.limits.waiting-time", wait)
            .build()
            .getConfigMapping(LimitsConfig.class));
  }
}
