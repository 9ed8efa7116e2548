package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Spaces the calls of a connection that sends many at once while others call, too, so that the wave
 * which the burst of its bucket lets in reaches its neighbours as a stream.
 */
@ApplicationScoped
public class ConnectionCrowd {
  private final LimitsConfig config;
  private final Map<ConnectionId, Crowd> crowds = new HashMap<>();
  private final LastCallers callers = new LastCallers();

  ConnectionCrowd(LimitsConfig config) {
    this.config = config;
  }

  /**
   * Counts a call in that its bucket let in, and says how long it waits before it is worked on: as
   * long as the burst takes at the rate, at most. Each must leave.
   */
  public synchronized Duration enter(ConnectionId connection) {
    long now = System.nanoTime();
    Crowd crowd = crowds.computeIfAbsent(connection, _ -> empty(now));
    return callers.hasNeighbours(connection, now) ? crowd.enterSpaced(now) : crowd.enter();
  }

  public synchronized void leave(ConnectionId connection) {
    crowds.computeIfPresent(connection, (_, crowd) -> crowd.leave() ? crowd : null);
  }

  private Crowd empty(long now) {
    return new Crowd(config.callsAtOnce(), config.connection().perSecond(), now);
  }
}
