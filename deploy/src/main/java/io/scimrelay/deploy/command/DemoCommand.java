package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Colour;
import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.demo.Demo;
import io.scimrelay.deploy.demo.Score;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.home.StackLock;
import io.scimrelay.deploy.stack.StackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a stack where none runs and shows what it is for. */
@Command(
    name = "demo",
    description = "Play an Okta, an Entra and a OneLogin at the stack and show the webhooks.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--fresh", description = "Start empty: removes the data of an earlier stack.")
  private boolean fresh;

  @Option(names = "--down", description = "Stop the stack at the end; otherwise it stays up.")
  private boolean down;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    session.folder().prepare();
    if (!StackLock.isHeld(session.folder())) {
      start();
    }
    StackFile stack =
        StackFile.read(session.folder().stackFile())
            .orElseThrow(() -> new Refusal("A stack is starting here: try again when it is up."));
    Score score = new Demo(session.console()).play(stack);
    conclude(score, stack);
    if (down) {
      new DownCommand(session).call();
    }
    return score.allFine() ? 0 : 1;
  }

  private void start() throws Exception {
    StackOptions options = new StackOptions(session.project(), session.environment(), fresh, 1, 1);
    if (new Detached(session).start(options) != 0) {
      throw new Refusal("The stack did not start, so there is nothing to show.");
    }
  }

  private void conclude(Score score, StackFile stack) {
    Console console = session.console();
    console.blank();
    String sum =
        "%d SCIM calls sent, %d webhooks expected, %d arrived with a genuine signature."
            .formatted(score.calls(), score.expected(), score.arrived());
    console.line(console.paint(score.allFine() ? Colour.GREEN : Colour.RED, sum));
    if (!score.allFine()) {
      console.warn(
          score.wrong() + " steps went wrong; the logs are in " + session.folder().log(""));
    }
    if (!down) {
      console.line("Open next: " + stack.dashboardUrl() + " with the operator key above,");
      console.line("or README.md, \"Point a real Okta or Entra at it\".");
      console.line("The stack stays up; ./scimrelay down stops it.");
    }
  }
}
