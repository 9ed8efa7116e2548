package io.scimrelay.deploy.system;

import static io.scimrelay.deploy.system.Ordeal.kill;

import io.scimrelay.deploy.process.Pauses;
import io.scimrelay.deploy.process.Signal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several of each service share the work; one of them goes, or stands still and wakes. */
class SeveralIT {
  /** Longer than any lease. */
  private static final Duration FROZEN = Duration.ofSeconds(40);

  private static final Ordeal ORDEAL = Ordeal.of(6, 1000);

  private static ScratchStack stack;

  @BeforeAll
  static void start() {
    stack = ScratchStack.up("--ingest", "2", "--delivery", "2");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void oneOfTwoDeliveriesKilledLosesNothing() throws Exception {
    ORDEAL.nothingIsLostWhile(stack, () -> kill(stack, "delivery"));
  }

  @Test
  void aDeliveryThatWakesPastItsLeaseWritesNothingOfOld() throws Exception {
    Ordeal ordeal = Ordeal.LONG ? ORDEAL : ORDEAL.once();
    ordeal.withoutLeavers().nothingIsLostWhile(stack, SeveralIT::freezeDelivery);
  }

  private static void freezeDelivery() {
    stack.awaitReady();
    ProcessHandle victim = ProcessHandle.of(stack.process("delivery").pid()).orElseThrow();
    Signal.STOP.send(victim);
    Pauses.sleep(FROZEN);
    Signal.CONT.send(victim);
  }
}
