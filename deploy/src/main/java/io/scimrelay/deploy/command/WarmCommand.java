package io.scimrelay.deploy.command;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.warm.WarmUp;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The last step of a build: makes the caches from which services start fast. */
@Command(name = "warm", hidden = true, description = "Make the caches for fast starts.")
final class WarmCommand implements Callable<Integer> {
  private final Session session;

  WarmCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    DataFolder scratch = new DataFolder(session.project().resolve("deploy/target/warm"));
    List<String> cold = new WarmUp(session.project(), scratch).run();
    if (!cold.isEmpty()) {
      session
          .console()
          .warn("No cache for " + String.join(", ", cold) + ": starts will be slower.");
    }
    return 0;
  }
}
