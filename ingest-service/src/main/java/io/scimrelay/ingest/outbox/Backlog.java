package io.scimrelay.ingest.outbox;

import io.scimrelay.common.id.ConnectionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the relay remembers of each connection: how far it was sent, and what waits to be. A
 * connection of which nothing is remembered begins where the event log ends.
 */
final class Backlog {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOLD = 60 * SECOND;

  /** Connections of which something is on its way: what Kafka's client holds has an end. */
  private static final int MOST_FLYING = 32;

  private final Map<ConnectionId, Track> tracks = new HashMap<>();

  /**
   * Those that wait, the longest waiting first, each with the time before which it is not taken.
   */
  private final LinkedHashMap<ConnectionId, Long> waiting = new LinkedHashMap<>();

  /** Those of which something is on its way; nothing more of them goes until it has arrived. */
  private final Set<ConnectionId> flying = new HashSet<>();

  static final class Track {
    Position sent;
    @Nullable RowProgress current;
    Position appended;
    long appendedSince;
    long patience = 30 * SECOND;

    Track(Position appended, long now) {
      this.sent = appended;
      this.appended = appended;
      this.appendedSince = now;
    }

    /** What was sent has arrived. */
    void arrived(Position end) {
      sent = end.compareTo(sent) > 0 ? end : sent;
    }

    /** Where what is being sent ends; the event log may have some of it already. */
    private Position reach() {
      return current == null ? sent : current.row().end();
    }
  }

  void wants(ConnectionId connection, long now) {
    waiting.putIfAbsent(connection, now);
  }

  /** Wants it too, but not before a time. */
  void wantsLater(ConnectionId connection, long at) {
    waiting.remove(connection);
    waiting.put(connection, at);
  }

  /** How long until there is one to be taken, in nanoseconds; none and it is {@code most}. */
  long pause(long now, long most) {
    long pause = most;
    if (flying.size() >= MOST_FLYING) {
      return most;
    }
    for (Map.Entry<ConnectionId, Long> entry : waiting.entrySet()) {
      if (!flying.contains(entry.getKey())) {
        pause = Math.min(pause, Math.max(0, entry.getValue() - now));
      }
    }
    return pause;
  }

  /** The next few connections that wait, the longest waiting first. */
  List<ConnectionId> take(int most, long now) {
    List<ConnectionId> next =
        waiting.entrySet().stream()
            .filter(entry -> entry.getValue() - now <= 0 && !flying.contains(entry.getKey()))
            .limit(Math.min(most, MOST_FLYING - flying.size()))
            .map(Map.Entry::getKey)
            .toList();
    next.forEach(waiting::remove);
    return next;
  }

  void flies(ConnectionId connection) {
    flying.add(connection);
  }

  void landed(ConnectionId connection) {
    flying.remove(connection);
  }

  /** What is on its way is not waited for: its connections begin again where the log ends. */
  void abandonFlights(long now) {
    Set<ConnectionId> abandoned = Set.copyOf(flying);
    flying.clear();
    abandoned.forEach(connection -> forget(connection, now));
  }

  Set<ConnectionId> unknown(Set<ConnectionId> connections) {
    Set<ConnectionId> unknown = new HashSet<>(connections);
    unknown.removeAll(tracks.keySet());
    return unknown;
  }

  Track track(ConnectionId connection, Position appended, long now) {
    return tracks.computeIfAbsent(connection, _ -> new Track(appended, now));
  }

  Track track(ConnectionId connection) {
    Track track = tracks.get(connection);
    if (track == null) {
      throw new IllegalStateException("a connection that was not looked up");
    }
    return track;
  }

  /**
   * Rows are kept though they were sent: where the event log does not move, they are sent again, at
   * ever longer intervals.
   */
  void compare(ConnectionId connection, Position appended, Position end, boolean stale, long now) {
    Track track = track(connection, appended, now);
    if (!appended.equals(track.appended)) {
      track.appended = appended;
      track.appendedSince = now;
      track.patience = 30 * SECOND;
    }
    if (stale && now - track.appendedSince > track.patience) {
      track.sent = appended;
      track.current = null;
      track.appendedSince = now;
      track.patience = Math.min(2 * track.patience, 300 * SECOND);
    }
    if (track.reach().compareTo(appended) < 0) {
      track.sent = appended;
      track.current = null;
    }
    if (end.compareTo(track.sent) > 0) {
      wants(connection, now);
    }
  }

  /** Begins again where the event log ends, as after a record that failed. */
  void forget(ConnectionId connection, long now) {
    tracks.remove(connection);
    wants(connection, now);
  }

  /** Leaves a connection alone for a minute; it then begins again where the event log ends. */
  void hold(ConnectionId connection, long now) {
    tracks.remove(connection);
    wantsLater(connection, now + HOLD);
  }

  /** Every connection begins again where the event log ends. */
  void forgetAll() {
    tracks.clear();
  }

  void keepOnly(Set<Integer> shards) {
    tracks.keySet().removeIf(connection -> !shards.contains(Shard.of(connection)));
    waiting.keySet().removeIf(connection -> !shards.contains(Shard.of(connection)));
  }
}
