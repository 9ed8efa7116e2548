package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.JobId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of one endpoint that stand still while backfills are written to them: by jobs of this
 * process, which each hold for themselves, or by any that the database tells of.
 */
final class Holds {
  private final Map<ConnectionId, Set<JobId>> here = new HashMap<>();
  private Set<ConnectionId> told = Set.of();

  boolean anyHere() {
    return !here.isEmpty();
  }

  boolean on(ConnectionId connection) {
    return here.containsKey(connection) || told.contains(connection);
  }

  void begin(ConnectionId connection, JobId job) {
    here.computeIfAbsent(connection, _ -> new HashSet<>()).add(job);
  }

  /** A job holds no more; answers whether the lane goes on. */
  boolean release(ConnectionId connection, JobId job) {
    Set<JobId> others = new HashSet<>(here.getOrDefault(connection, Set.of()));
    others.remove(job);
    if (others.isEmpty()) {
      here.remove(connection);
    } else {
      here.put(connection, others);
    }
    return !on(connection);
  }

  /**
   * A job of which the database tells holds no more. Where it is not over, or another goes on, the
   * lane stands still until the database says otherwise.
   *
   * @return whether the lane goes on
   */
  boolean end(ConnectionId connection, JobId job, boolean over) {
    release(connection, job);
    Set<ConnectionId> now = new HashSet<>(told);
    if (over && !here.containsKey(connection)) {
      now.remove(connection);
    } else {
      now.add(connection);
    }
    told = Set.copyOf(now);
    return !on(connection);
  }

  /** Takes over what the database tells; answers the lanes that go on by it. */
  Set<ConnectionId> follow(Set<ConnectionId> now) {
    Set<ConnectionId> freed = new HashSet<>(told);
    told = Set.copyOf(now);
    freed.removeIf(this::on);
    return freed;
  }
}
