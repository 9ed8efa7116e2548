package io.scimrelay.deploy.process;

import java.io.IOException;

/** Signals that the JDK has no method for. */
public enum Signal {
  TERM,
  INT,
  KILL,
  STOP,
  CONT;

  public void send(ProcessHandle process) {
    switch (this) {
      case TERM -> process.destroy();
      case KILL -> process.destroyForcibly();
      case INT, STOP, CONT -> kill(process.pid());
    }
  }

  private void kill(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("there is no kill command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
