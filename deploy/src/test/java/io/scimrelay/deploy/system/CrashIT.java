package io.scimrelay.deploy.system;

import static io.scimrelay.deploy.system.Ordeal.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
}
