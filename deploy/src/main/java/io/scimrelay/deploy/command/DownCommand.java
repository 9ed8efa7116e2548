package io.scimrelay.deploy.command;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.Ledger;
import io.scimrelay.deploy.process.Leftovers;
import io.scimrelay.deploy.process.Signal;
import io.scimrelay.deploy.stack.Stack;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends a stack, also one whose launcher was killed. */
@Command(
    name = "down",
    description = "Stop what runs; the data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Session session;

  DownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DataFolder folder = session.folder();
    List<Ledger.Left> running =
        Files.exists(folder.run("processes")) ? new Ledger(folder).living() : List.of();
    if (running.isEmpty()) {
      session.console().line("Nothing runs in " + folder.root());
    } else {
      stop(running);
    }
    Stack.forget(folder);
    return 0;
  }

  private void stop(List<Ledger.Left> running) {
    session.console().line("Stopping SCIM Relay in " + session.folder().root());
    List<Ledger.Left> launcher =
        running.stream().filter(one -> one.name().equals("launcher")).toList();
    launcher.forEach(one -> Signal.TERM.send(one.handle()));
    if (!launcher.isEmpty()) {
      Leftovers.await(running, LIMIT);
    }
    Stack.endLeftovers(session.folder(), session.console());
    session.console().line("Stopped. The data stays in " + session.folder().root());
  }
}
