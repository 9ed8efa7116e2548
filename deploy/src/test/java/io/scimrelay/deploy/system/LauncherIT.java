package io.scimrelay.deploy.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.deploy.system.ScratchStack.Said;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void aSecondUpSaysThatAStackRunsAndDownLeavesNoProcess() {
    // Given
    try (ScratchStack stack = ScratchStack.up("--delivery=2")) {
      List<Long> pids = stack.pids();

      // When
      Said second = stack.run("up");
      Said down = stack.run("down");

      // Then
      assertEquals(6, pids.size());
      assertEquals(0, second.status());
      assertTrue(second.text().contains("already runs"), second.text());
      assertEquals(0, down.status());
      assertTrue(pids.stream().noneMatch(LauncherIT::lives));
      assertFalse(Files.exists(stack.home().resolve("stack.json")));
    }
  }

  @Test
  void aPortInUseIsSaidInOneLine() throws Exception {
    // Given
    try (ScratchStack stack = new ScratchStack();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      stack.set("SCIMRELAY_ADMIN_PORT", Integer.toString(taken.getLocalPort()));

      // When
      Said said = stack.run("up", "--detach");

      // Then
      assertEquals(1, said.status());
      assertTrue(
          said.text()
              .contains("which admin needs, is in use: stop what uses it, or choose another"),
          said.text());
      assertFalse(said.text().contains("\tat "), said.text());
    }
  }

  @Test
  void nothingOutlivesALauncherThatWasKilled() {
    // Given
    try (ScratchStack stack = ScratchStack.up()) {
      List<Long> pids = stack.pids();

      // When
      kill(launcher(stack));

      // Then
      await().atMost(LIMIT).until(() -> pids.stream().noneMatch(LauncherIT::lives));
      Said again = stack.run("up", "--detach");
      assertEquals(0, again.status(), again.text());
    }
  }

  @Test
  void aTerminatedForegroundLauncherEndsEverything() throws Exception {
    // Given
    try (ScratchStack stack = new ScratchStack()) {
      Process launcher = stack.start("up");
      await().atMost(LIMIT).until(() -> Files.exists(stack.home().resolve("stack.json")));
      List<Long> pids = stack.pids();

      // When
      launcher.destroy();
      launcher.waitFor();

      // Then
      assertTrue(pids.stream().noneMatch(LauncherIT::lives));
    }
  }

  @Test
  void whatDiesIsStartedAgainUnderANewNumber() {
    // Given
    try (ScratchStack stack = ScratchStack.up()) {
      List<Long> before = stack.pids();

      // When
      before.forEach(LauncherIT::kill);

      // Then
      await().atMost(LIMIT).until(() -> stack.pids().stream().noneMatch(before::contains));
      await().atMost(LIMIT).until(() -> stack.run("status").status() == 0);
    }
  }

  private static long launcher(ScratchStack stack) {
    Path ledger = stack.home().resolve("run/processes");
    try {
      return Files.readAllLines(ledger).stream()
          .filter(line -> line.startsWith("launcher "))
          .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
          .findFirst()
          .orElseThrow();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
