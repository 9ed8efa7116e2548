package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.home.StackLock;
import io.scimrelay.deploy.process.Pauses;
import io.scimrelay.deploy.stack.Stack;
import io.scimrelay.deploy.stack.StackOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack and stays with it. */
@Command(
    name = "up",
    description = "Start PostgreSQL, Kafka and the three services; Ctrl-C ends them.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration OTHERS_START = Duration.ofMinutes(4);

  private final Session session;

  @Option(names = "--detach", description = "Return when all is ready and leave it running.")
  private boolean detach;

  @Option(names = "--fresh", description = "Start empty: removes the data of an earlier stack.")
  private boolean fresh;

  @Option(names = "--ingest", paramLabel = "N", description = "How many ingest processes (1).")
  private int ingest = 1;

  @Option(names = "--delivery", paramLabel = "N", description = "How many delivery processes (1).")
  private int delivery = 1;

  @Option(names = "--background", hidden = true, description = "Started by --detach.")
  private boolean background;

  UpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    session.folder().prepare();
    Optional<StackLock> lock = StackLock.take(session.folder());
    if (lock.isEmpty()) {
      return sayWhatRuns();
    }
    if (detach) {
      lock.get().close();
      return new Detached(session).start(options());
    }
    stay();
    return 0;
  }

  /** The lock is held to the end of this process. */
  private void stay() throws InterruptedException {
    Console console = session.console();
    long began = System.nanoTime();
    console.line("Starting SCIM Relay in " + session.folder().root());
    Stack stack = Stack.prepare(options(), session.folder(), console);
    Thread hook = new Thread(() -> end(stack), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    StackFile file = stack.start();
    if (!background) {
      Welcome.print(console, session.folder(), file, Duration.ofNanos(System.nanoTime() - began));
    }
    new CountDownLatch(1).await();
  }

  private void end(Stack stack) {
    session.console().line("Stopping ...");
    stack.stop();
    session.console().line("Stopped. The data stays in " + session.folder().root());
  }

  private StackOptions options() {
    return new StackOptions(
        session.project(),
        session.environment(),
        fresh,
        Math.max(1, ingest),
        Math.max(1, delivery));
  }

  private int sayWhatRuns() {
    DataFolder folder = session.folder();
    Pauses.until(
        () -> StackFile.read(folder.stackFile()).isPresent() || !StackLock.isHeld(folder),
        OTHERS_START);
    return StackFile.read(folder.stackFile())
        .map(file -> Welcome.alreadyRuns(session.console(), folder, file))
        .orElse(1);
  }
}
