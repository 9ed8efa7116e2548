package io.scimrelay.ingest.outbox;

import io.scimrelay.common.id.ConnectionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Wakes the relay of this process: something of these connections was committed. */
@ApplicationScoped
public class OutboxSignal {
  private Set<ConnectionId> committed = new HashSet<>();
  private boolean looked;
  private boolean landed;

  public synchronized void committed(ConnectionId connection) {
    committed.add(connection);
    notifyAll();
  }

  /** Something of some connection, perhaps by another process. */
  synchronized void look() {
    looked = true;
    notifyAll();
  }

  /** What was sent was answered. */
  synchronized void landed() {
    landed = true;
    notifyAll();
  }

  /** What was committed since the last call; waits so long for something where there is nothing. */
  synchronized Woken await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (committed.isEmpty() && !looked && !landed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    Woken woken = new Woken(committed, looked);
    committed = new HashSet<>();
    looked = false;
    landed = false;
    return woken;
  }

  record Woken(Set<ConnectionId> connections, boolean look) {}
}
