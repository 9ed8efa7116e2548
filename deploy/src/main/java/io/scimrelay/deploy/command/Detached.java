package io.scimrelay.deploy.command;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.OwnSession;
import io.scimrelay.deploy.service.Java;
import io.scimrelay.deploy.stack.Stack;
import io.scimrelay.deploy.stack.StackOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a launcher in a session of its own, shows what it says, and returns when it is ready. */
final class Detached {
  private static final Duration STEP = Duration.ofMillis(100);

  private final Session session;
  private final DataFolder folder;
  private final Path log;
  private long shown;

  Detached(Session session) {
    this.session = session;
    this.folder = session.folder();
    this.log = folder.run("launcher.log");
  }

  /** The exit status; 0 where a stack is up, ours or one that another launcher has started. */
  int start(StackOptions options) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Stack.forget(folder);
    Files.writeString(log, "");
    Process launcher = launch(options);
    Thread interrupted = new Thread(launcher::destroy);
    Runtime.getRuntime().addShutdownHook(interrupted);
    Optional<StackFile> file = awaitFile(launcher);
    Runtime.getRuntime().removeShutdownHook(interrupted);
    file.ifPresent(
        up ->
            Welcome.print(
                session.console(), folder, up, Duration.ofNanos(System.nanoTime() - began)));
    return file.isPresent() ? 0 : launcher.exitValue();
  }

  private Optional<StackFile> awaitFile(Process launcher) throws IOException, InterruptedException {
    while (!launcher.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
      Optional<StackFile> file = StackFile.read(folder.stackFile());
      show();
      if (file.isPresent()) {
        return file;
      }
    }
    show();
    return Optional.empty();
  }

  private Process launch(StackOptions options) throws IOException {
    return new ProcessBuilder(OwnSession.of(command(options)))
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private List<String> command(StackOptions options) {
    List<String> arguments = new ArrayList<>(List.of("up", "--background"));
    arguments.add("--ingest=" + options.ingest());
    arguments.add("--delivery=" + options.delivery());
    if (options.fresh()) {
      arguments.add("--fresh");
    }
    List<String> jvm =
        List.of(
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dscimrelay.project=" + session.project());
    return Java.command(jvm, ScimRelay.class, arguments.toArray(String[]::new));
  }

  private void show() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      int more = (int) (file.length() - shown);
      if (more > 0) {
        byte[] bytes = new byte[more];
        file.seek(shown);
        file.readFully(bytes);
        shown += more;
        System.out.print(new String(bytes, StandardCharsets.UTF_8));
        System.out.flush();
      }
    }
  }
}
