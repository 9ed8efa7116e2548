package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.ResidentMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs. */
@Command(
    name = "status",
    description = "Say what runs, where, and how much memory it holds; 1 where nothing runs.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<StackFile> file = StackFile.read(session.folder().stackFile());
    if (file.isEmpty()) {
      session.console().line("Nothing runs in " + session.folder().root());
      return 1;
    }
    return print(file.get().processes()) ? 0 : 1;
  }

  private boolean print(Map<String, List<StackFile.Entry>> processes) {
    boolean allLive = true;
    for (Map.Entry<String, List<StackFile.Entry>> kind : processes.entrySet()) {
      for (StackFile.Entry entry : kind.getValue()) {
        allLive &= print(kind.getKey(), entry);
      }
    }
    return allLive;
  }

  private boolean print(String kind, StackFile.Entry entry) {
    boolean alive = ProcessHandle.of(entry.pid()).map(ProcessHandle::isAlive).orElse(false);
    String where = entry.url() == null ? String.valueOf(entry.dataDir()) : entry.url();
    String state = alive ? ResidentMemory.of(entry.pid()) : "not running";
    session
        .console()
        .step(kind, Console.pad("process " + entry.pid(), 16) + Console.pad(state, 14) + where);
    return alive;
  }
}
