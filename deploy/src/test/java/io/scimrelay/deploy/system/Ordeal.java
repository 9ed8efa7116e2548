package io.scimrelay.deploy.system;

import static org.awaitility.Awaitility.await;

import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something bad that happens again and again while directories change, and then the reckoning.
 *
 * @param leastSteps of each connection; traffic goes on until the last blow is over
 * @param leavers whether people are deactivated and deleted too; these may overtake what failed
 */
record Ordeal(int blows, int leastSteps, boolean leavers) {
  static final boolean LONG = Boolean.getBoolean("scimrelay.long");
  private static final int CONNECTIONS = 3;
  private static final Duration RESTART = Duration.ofSeconds(90);
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  /** Something bad. */
  interface Blow {
    void strike() throws Exception;
  }

  /** Short with every build, or whole where that was asked for. */
  static Ordeal of(int longBlows, int longSteps) {
    return LONG ? new Ordeal(longBlows, longSteps, true) : new Ordeal(2, 120, true);
  }

  Ordeal withoutLeavers() {
    return new Ordeal(blows, leastSteps, false);
  }

  Ordeal once() {
    return new Ordeal(1, leastSteps, leavers);
  }

  void nothingIsLostWhile(ScratchStack stack, Blow blow) throws Exception {
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
        for (int number = 0; number < blows; number++) {
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

  private List<DirectoryTraffic> traffic(Vendor vendor, AtomicBoolean over) {
    String organization = vendor.organization("Crash test");
    List<DirectoryTraffic> traffic = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      ScimClient client = vendor.connection(organization, "c" + i, "generic");
      traffic.add(new DirectoryTraffic(client, "c" + i, i, leavers, leastSteps, () -> !over.get()));
    }
    return traffic;
  }

  static void kill(ScratchStack stack, String kind) throws Exception {
    kill(stack, kind, () -> {});
  }

  /** Comes back when it runs again; {@code then} is done before it does. */
  static void kill(ScratchStack stack, String kind, Blow then) throws Exception {
    stack.awaitReady();
    StackFile.Entry victim = stack.process(kind);
    ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();
    then.strike();
    await().atMost(RESTART).until(() -> stack.process(kind).pid() != victim.pid());
  }
}
