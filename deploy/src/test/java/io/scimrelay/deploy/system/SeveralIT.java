package io.scimrelay.deploy.system;

import static io.scimrelay.deploy.system.Ordeal.kill;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.process.Pauses;
import io.scimrelay.deploy.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several of each service share the work; one of them goes, or stands still and wakes. */
class SeveralIT {
  /** Several times as long as a lease. */
  private static final Duration FROZEN = Duration.ofSeconds(Ordeal.LONG ? 40 : 20);

  /**
   * Nobody may stand still for so long; a build shares its processors and gets half as much again.
   */
  private static final Duration LONGEST = Duration.ofSeconds(Ordeal.LONG ? 10 : 15);

  private static final int ENDPOINTS = 4;

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

  @Test
  void neitherAKillNorAFreezeKeepsAnyEndpointWaitingForLong() throws Exception {
    // Given
    stack.awaitReady();
    Vendor vendor = Vendor.create(stack.file(), "Standstill");
    ScimClient client = vendor.connection(vendor.organization("Standstill"), "s", "generic");
    List<Receiver> receivers = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> traffic;
    for (int i = 0; i < ENDPOINTS; i++) {
      receivers.add(new Receiver());
      vendor.endpoint(receivers.getLast());
    }
    traffic =
        CompletableFuture.runAsync(
            new DirectoryTraffic(client, "s", 1, false, 1, () -> !over.get()));
    await().until(() -> receivers.stream().noneMatch(each -> each.arrivals().isEmpty()));

    // When
    kill(stack, "delivery");
    Pauses.sleep(LONGEST);
    freezeDelivery();
    over.set(true);
    traffic.join();

    // Then
    for (Receiver receiver : receivers) {
      Duration standstill = standstill(receiver);
      receiver.close();
      System.out.println("an endpoint stood still for " + standstill.toMillis() + " ms");
      assertTrue(standstill.compareTo(LONGEST) < 0, "an endpoint stood still for " + standstill);
    }
  }

  private static Duration standstill(Receiver receiver) {
    long longest = 0;
    long before = receiver.arrivals().getFirst().atNanos();
    for (Receiver.Arrival arrival : receiver.arrivals()) {
      longest = Math.max(longest, arrival.atNanos() - before);
      before = arrival.atNanos();
    }
    return Duration.ofNanos(Math.max(longest, System.nanoTime() - before));
  }

  private static void freezeDelivery() {
    freezeDelivery(FROZEN);
  }

  private static void freezeDelivery(Duration time) {
    stack.awaitReady();
    ProcessHandle victim = ProcessHandle.of(stack.process("delivery").pid()).orElseThrow();
    Signal.STOP.send(victim);
    Pauses.sleep(time);
    Signal.CONT.send(victim);
  }
}
