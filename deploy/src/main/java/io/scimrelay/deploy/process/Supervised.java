package io.scimrelay.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A part with its process: started, and started again when it dies, until told to stop. */
final class Supervised {
  private static final long LOG_BYTES = 20L << 20;

  private final Part part;
  private final Path log;
  private final Watch watch;
  private final RestartPause pause = new RestartPause();
  private volatile @Nullable Process process;
  private volatile boolean stopping;
  private final AtomicInteger deaths = new AtomicInteger();

  /** Who wants to know of each start and end. */
  interface Watch {
    void started(Part part, ProcessHandle process);

    void ended(Part part, ProcessHandle process, int status, Duration pause);

    void failed(Part part, IOException failure, Duration pause);
  }

  Supervised(Part part, Path log, Watch watch) {
    this.part = part;
    this.log = log;
    this.watch = watch;
  }

  Part part() {
    return part;
  }

  int deaths() {
    return deaths.get();
  }

  Path log() {
    return log;
  }

  @Nullable Process process() {
    return process;
  }

  void start() {
    Thread.ofPlatform().daemon().name("watch-" + part.name()).start(this::live);
  }

  private void live() {
    while (!stopping) {
      long began = System.nanoTime();
      Duration wait = oneLife(began);
      deaths.incrementAndGet();
      if (!stopping) {
        Pauses.sleep(wait);
      }
    }
  }

  private Duration oneLife(long began) {
    try {
      Process now = spawn();
      watch.started(part, now.toHandle());
      int status = now.waitFor();
      Duration wait = pause.after(Duration.ofNanos(System.nanoTime() - began));
      if (!stopping) {
        watch.ended(part, now.toHandle(), status, wait);
      }
      return wait;
    } catch (IOException e) {
      Duration wait = pause.after(Duration.ZERO);
      watch.failed(part, e, wait);
      return wait;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
      return Duration.ZERO;
    }
  }

  private synchronized Process spawn() throws IOException, InterruptedException {
    if (stopping) {
      throw new InterruptedException("stopping");
    }
    Part.Launch launch = part.launch();
    turnLog();
    ProcessBuilder builder = new ProcessBuilder(OwnSession.of(launch.command()));
    builder.environment().keySet().removeIf(name -> name.startsWith("SCIMRELAY_"));
    builder.environment().putAll(launch.environment());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process started = builder.start();
    process = started;
    return started;
  }

  private void turnLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Path old = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Asks the process to end; nothing is started afterwards. */
  synchronized void stop() {
    stopping = true;
    Process now = process;
    if (now != null && now.isAlive()) {
      part.stopSignal().send(now.toHandle());
    }
  }
}
