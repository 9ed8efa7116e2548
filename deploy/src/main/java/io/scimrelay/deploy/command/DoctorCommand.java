package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Colour;
import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.home.StackLock;
import io.scimrelay.deploy.stack.Ports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at what a stack needs and says what is wrong. */
@Command(
    name = "doctor",
    description = "Check Java, folders, disk and ports.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Session session;
  private boolean well = true;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    check("Java", "version " + Runtime.version(), () -> {});
    check("Folder", session.folder().root().toString(), session.folder()::prepare);
    if (StackLock.isHeld(session.folder())) {
      check("Stack", "runs here; ./scimrelay status says more", () -> {});
    } else {
      check("Ports", "free", () -> Ports.of(session.environment()).requireFree(true, true));
    }
    return well ? 0 : 1;
  }

  private void check(String what, String fine, Runnable check) {
    Console console = session.console();
    try {
      check.run();
      console.step(what, console.paint(Colour.GREEN, "ok") + "  " + fine);
    } catch (Refusal refusal) {
      well = false;
      console.step(what, console.paint(Colour.RED, "no") + "  " + refusal.getMessage());
    }
  }
}
