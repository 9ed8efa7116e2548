package io.scimrelay.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A small shell that outlives the launcher. It is told of every process through a pipe; where the
 * pipe ends without a farewell the launcher was killed, and the shell ends the processes instead.
 */
final class Warden {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=' '
      while read -r told pid; do
        case $told in
          started) pids="$pids$pid " ;;
          ended) pids="${pids%% $pid *} ${pids#* $pid }" ;;
          farewell) exit 0 ;;
        esac
      done
      for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
      for wait in 1 2 3 4 5 6 7 8 9 10; do
        left=
        for pid in $pids; do kill -0 "$pid" 2>/dev/null && left=yes; done
        [ -z "$left" ] && exit 0
        sleep 1
      done
      for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
      """;

  private final Process shell;
  private final Writer pipe;

  private Warden(Process shell) {
    this.shell = shell;
    this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
  }

  static Warden start() {
    try {
      ProcessBuilder shell =
          new ProcessBuilder(OwnSession.of("sh", "-c", SCRIPT, "scimrelay-warden"));
      shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      shell.redirectError(ProcessBuilder.Redirect.DISCARD);
      return new Warden(shell.start());
    } catch (IOException e) {
      throw new UncheckedIOException("there is no shell to watch over the processes", e);
    }
  }

  ProcessHandle handle() {
    return shell.toHandle();
  }

  void started(long pid) {
    tell("started " + pid);
  }

  void ended(long pid) {
    tell("ended " + pid);
  }

  void farewell() {
    tell("farewell");
  }

  /** A warden that was killed is missed by nobody: the ledger names the processes too. */
  private synchronized void tell(String line) {
    try {
      pipe.write(line + "\n");
      pipe.flush();
    } catch (IOException e) {
      shell.destroy();
    }
  }
}
