package io.scimrelay.deploy.warm;

import io.scimrelay.deploy.process.Part;
import io.scimrelay.deploy.process.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One start of a program on nothing, and the cache that the JVM writes when it ends. */
record Training(Path cache, Path log, BooleanSupplier started) {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration WRITE_LIMIT = Duration.ofMinutes(4);

  Path output() {
    return cache.resolveSibling(cache.getFileName() + ".new");
  }

  /** Whether there is a cache now; without one the program starts too, only slower. */
  boolean run(Part.Launch launch) throws IOException, InterruptedException {
    Process process = start(launch);
    Pauses.until(() -> started.getAsBoolean() || !process.isAlive(), START_LIMIT);
    process.destroy();
    if (!process.waitFor(WRITE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    boolean written = Files.exists(output());
    if (written) {
      Files.move(
          output(), cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return written;
  }

  private Process start(Part.Launch launch) throws IOException {
    Files.deleteIfExists(output());
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.environment().keySet().removeIf(name -> name.startsWith("SCIMRELAY_"));
    builder.environment().putAll(launch.environment());
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
