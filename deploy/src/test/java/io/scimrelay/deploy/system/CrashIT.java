package io.scimrelay.deploy.system;

import static org.awaitility.Awaitility.await;

import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.Pauses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills of every process while directories change. */
class CrashIT {
  private static final int ROUNDS = Boolean.getBoolean("scimrelay.long") ? 15 : 2;
  private static final int LEAST_STEPS = Boolean.getBoolean("scimrelay.long") ? 2000 : 120;
  private static final int CONNECTIONS = 3;
  private static final Duration RESTART = Duration.ofSeconds(90);
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private static ScratchStack stack;

  @BeforeAll
  static void start() {
    stack = ScratchStack.up();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void deliveryKilledInMidFlowLosesNothing() throws Exception {
    nothingIsLostWhile(() -> kill("delivery"));
  }

  @Test
  void ingestKilledInMidFlowLosesNothing() throws Exception {
    nothingIsLostWhile(() -> kill("ingest"));
  }

  @Test
  void postgresKilledInMidFlowLosesNothing() throws Exception {
    nothingIsLostWhile(() -> kill("postgres"));
  }

  @Test
  void kafkaKilledInMidFlowLosesNothing() throws Exception {
    nothingIsLostWhile(() -> kill("kafka"));
  }

  @Test
  void kafkaKilledAndEmptiedInMidFlowLosesNothing() throws Exception {
    nothingIsLostWhile(
        () -> {
          String folder = Objects.requireNonNull(stack.process("kafka").dataDir());
          kill(
              "kafka",
              () -> Files.move(Path.of(folder), Path.of(folder + ".lost" + System.nanoTime())));
        });
  }

  private static void nothingIsLostWhile(Blow blow) throws Exception {
    // Given
    stack.awaitReady();
    Vendor vendor = Vendor.create(stack.file(), "Crash test");
    try (Receiver receiver = new Receiver();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      vendor.endpoint(receiver);
      AtomicBoolean over = new AtomicBoolean();
      List<DirectoryTraffic> traffic = traffic(vendor, over);
      List<CompletableFuture<Void>> runs =
          traffic.stream().map(one -> CompletableFuture.runAsync(one, threads)).toList();

      // When
      try {
        for (int round = 0; round < ROUNDS; round++) {
          Pauses.sleep(BETWEEN);
          blow.strike();
        }
      } finally {
        over.set(true);
      }
      runs.forEach(CompletableFuture::join);

      // Then
      int again = new Reckoning(vendor, receiver).settle(traffic);
      System.out.println(receiver.arrivals().size() + " webhooks, " + again + " of them repeated");
    }
  }

  private static List<DirectoryTraffic> traffic(Vendor vendor, AtomicBoolean over) {
    String organization = vendor.organization("Crash test");
    List<DirectoryTraffic> traffic = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      ScimClient client = vendor.connection(organization, "c" + i, "generic");
      traffic.add(new DirectoryTraffic(client, "c" + i, i, LEAST_STEPS, () -> !over.get()));
    }
    return traffic;
  }

  /** Something bad. */
  private interface Blow {
    void strike() throws Exception;
  }

  private static void kill(String kind) throws Exception {
    kill(kind, () -> {});
  }

  private static void kill(String kind, Blow then) throws Exception {
    stack.awaitReady();
    StackFile.Entry victim = stack.process(kind);
    ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();
    then.strike();
    await().atMost(RESTART).until(() -> stack.process(kind).pid() != victim.pid());
  }
}
