package io.scimrelay.deploy.system;

import static io.scimrelay.deploy.system.Ordeal.kill;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.deploy.client.HttpJson.Answer;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills of every process while directories change. */
class CrashIT {
  private static final Ordeal ORDEAL = Ordeal.of(15, 2000);

  private static ScratchStack stack;

  @BeforeAll
  static void start() {
    stack = ScratchStack.up();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  /** In the long form 50 times over 20,000 events and more. */
  @Test
  void deliveryKilledInMidFlowLosesNothing() throws Exception {
    Ordeal.of(50, 7000).nothingIsLostWhile(stack, () -> kill(stack, "delivery"));
  }

  @Test
  void ingestKilledInMidFlowLosesNothing() throws Exception {
    ORDEAL.nothingIsLostWhile(stack, () -> kill(stack, "ingest"));
  }

  @Test
  void postgresKilledInMidFlowLosesNothing() throws Exception {
    ORDEAL.nothingIsLostWhile(stack, () -> kill(stack, "postgres"));
  }

  @Test
  void kafkaKilledInMidFlowLosesNothing() throws Exception {
    ORDEAL.nothingIsLostWhile(stack, () -> kill(stack, "kafka"));
  }

  @Test
  void kafkaKilledAndEmptiedInMidFlowLosesNothing() throws Exception {
    ORDEAL.nothingIsLostWhile(
        stack,
        () -> {
          String folder = Objects.requireNonNull(stack.process("kafka").dataDir());
          kill(
              stack,
              "kafka",
              () -> Files.move(Path.of(folder), Path.of(folder + ".lost" + System.nanoTime())));
        });
  }

  @Test
  void ingestKilledWhileABigCallIsToldLosesNoneOfIt() throws Exception {
    // Given
    stack.awaitReady();
    Vendor vendor = Vendor.create(stack.file(), "Big call");
    ScimClient client = vendor.connection(vendor.organization("Big call"), "big", "generic");
    Crowd crowd = Crowd.make(client, 4_000);
    long events = 2L * crowd.ids().size() + 1;

    // When
    Answer answer = client.call("POST", "/Groups", crowd.group("Everybody"));
    await().until(() -> told(vendor, client).size() > crowd.ids().size() + 1);
    kill(stack, "ingest");

    // Then
    assertEquals(201, answer.status());
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(
            () -> told(vendor, client).equals(LongStream.rangeClosed(1, events).boxed().toList()));
  }

  private static List<Long> told(Vendor vendor, ScimClient client) {
    return Reckoning.log(vendor, client.connectionId()).stream()
        .map(event -> event.path("sequence").asLong())
        .toList();
  }
}
