package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.delivery.endpoint.Ordering;
import java.util.HashSet;
import java.util.Set;

/** One lane of an endpoint: its window, and what is going on with it. */
final class Lane {
  /** So many of one lane may be on their way. */
  static final int MOST = 64;

  private final ConnectionId connection;
  private final Set<Long> manual = new HashSet<>();
  LaneWindow window;
  boolean paused;
  boolean dirty = true;
  boolean reading;
  long timer = -1;

  Lane(ConnectionId connection, Ordering ordering) {
    this.connection = connection;
    this.window = new LaneWindow(ordering);
  }

  ConnectionId connection() {
    return connection;
  }

  boolean wantsPage() {
    return dirty && !reading && window.wantsMore();
  }

  /** Asked for by hand: its next try says so. */
  void markManual(long position) {
    manual.add(position);
  }

  boolean takeManual(long position) {
    return manual.remove(position);
  }
}
