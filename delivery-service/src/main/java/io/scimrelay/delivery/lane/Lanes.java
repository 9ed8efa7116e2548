package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.message.LaneId;
import io.scimrelay.delivery.message.LanePage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one endpoint: whose turn it is, when one has something again, and what is read for
 * each. Whatever may let something go calls {@code pump}. On the loop only.
 */
final class Lanes {
  private final EndpointId endpoint;
  private final Delivering delivering;
  private final Runnable pump;
  private final Map<ConnectionId, Lane> all = new HashMap<>();
  private final Set<Lane> active = new LinkedHashSet<>();
  private Ordering ordering;
  private Set<ConnectionId> paused = Set.of();
  private final Holds holds = new Holds();
  private boolean closed;

  Lanes(EndpointId endpoint, Ordering ordering, Delivering delivering, Runnable pump) {
    this.endpoint = endpoint;
    this.ordering = ordering;
    this.delivering = delivering;
    this.pump = pump;
  }

  Lane of(ConnectionId connection) {
    return all.computeIfAbsent(connection, id -> new Lane(id, ordering));
  }

  boolean none() {
    return all.isEmpty();
  }

  boolean anyActive() {
    return !active.isEmpty();
  }

  int waiting() {
    return all.values().stream().mapToInt(lane -> lane.window.size()).sum();
  }

  /** When the oldest message was made that is held here, or now. */
  Instant oldest(Instant now) {
    return all.values().stream()
        .flatMap(lane -> lane.window.oldest().stream())
        .min(Instant::compareTo)
        .orElse(now);
  }

  boolean isPaused(ConnectionId connection) {
    return paused.contains(connection);
  }

  /** Takes over which connections stand still; answers whether that is new. */
  boolean pause(Set<ConnectionId> now) {
    boolean news = !now.equals(paused);
    paused = now;
    return news;
  }

  /** Holds a lane for a job that is done here: nothing more of it goes. */
  void hold(ConnectionId connection, JobId job) {
    holds.begin(connection, job);
    touch(of(connection));
  }

  /** Takes over which lanes are held, by whichever process. */
  void heldAre(Set<ConnectionId> now) {
    holds.follow(now).forEach(this::renew);
    now.forEach(connection -> touch(of(connection)));
  }

  /** What a lane was held for here has ended; where it is not over, the lane stays held. */
  void letGo(ConnectionId connection, JobId job, boolean over) {
    if (holds.end(connection, job, over)) {
      renew(connection);
    }
  }

  /** A job that was done here holds the lane no more, whatever the database says of it. */
  void release(ConnectionId connection, JobId job) {
    if (holds.release(connection, job)) {
      renew(connection);
    }
  }

  boolean holds(ConnectionId connection) {
    return holds.on(connection);
  }

  boolean holding() {
    return holds.anyHere();
  }

  /** What was read of a lane before it was held may have been skipped. */
  private void renew(ConnectionId connection) {
    Lane lane = of(connection);
    if (lane.window.inFlight() == 0) {
      lane.window = new LaneWindow(ordering);
    } else {
      lane.window.readFromStart();
    }
    lane.dirty = true;
    touch(lane);
  }

  /** Takes over the order that is asked for; answers whether that is new. */
  boolean order(Ordering now) {
    boolean news = now != ordering;
    ordering = now;
    return news;
  }

  void close() {
    closed = true;
    all.values().forEach(lane -> delivering.loop().cancel(lane.timer));
  }

  void hurryAll() {
    all.values().forEach(lane -> lane.window.hurryAll());
  }

  void touchAll() {
    all.values().forEach(this::touch);
  }

  /** The lane may have something. */
  void touch(Lane lane) {
    lane.paused = paused.contains(lane.connection()) || holds(lane.connection());
    if (lane.window.ordering() != ordering && lane.window.inFlight() == 0) {
      lane.window = new LaneWindow(ordering);
      lane.dirty = true;
    }
    if (!lane.paused) {
      active.add(lane);
    }
    askForMore(lane);
  }

  /** The next lane, in turn, that has something to send; lanes that have not are put aside. */
  @Nullable Lane next(Instant now, boolean probe) {
    Iterator<Lane> each = active.iterator();
    while (each.hasNext()) {
      Lane lane = each.next();
      if (maySend(lane) && hasSomething(lane, now, probe)) {
        return lane;
      }
      each.remove();
      settle(lane, now);
    }
    return null;
  }

  /** The lane had its turn. */
  void took(Lane lane) {
    active.remove(lane);
    active.add(lane);
  }

  /** A window of another order than is asked for now is emptied of what is on its way first. */
  private boolean maySend(Lane lane) {
    return !lane.paused && lane.window.inFlight() < Lane.MOST && lane.window.ordering() == ordering;
  }

  private static boolean hasSomething(Lane lane, Instant now, boolean probe) {
    return lane.window.hasReady(now) || (probe && lane.window.hurryFirst());
  }

  private void settle(Lane lane, Instant now) {
    askForMore(lane);
    delivering.loop().cancel(lane.timer);
    lane.timer =
        lane.window
            .nextDue()
            .map(due -> delivering.loop().after(Duration.between(now, due), () -> due(lane)))
            .orElse(-1L);
  }

  private void due(Lane lane) {
    touch(lane);
    pump.run();
  }

  void askForMore(Lane lane) {
    if (!closed && !holds(lane.connection()) && lane.wantsPage()) {
      lane.reading = true;
      lane.dirty = false;
      LaneWindow window = lane.window;
      Place from = window.askedFrom();
      LanePage asked =
          new LanePage(new LaneId(endpoint, lane.connection()), from.day(), from.position());
      delivering.reader().read(asked, page -> read(lane, window, from, page));
    }
  }

  private void read(Lane lane, LaneWindow window, Place from, LanePage.Read page) {
    lane.reading = false;
    if (lane.window == window && window.readTo().equals(from)) {
      page.messages().forEach(window::offer);
      lane.dirty |= !page.last();
    } else {
      lane.dirty = true;
    }
    touch(lane);
    pump.run();
  }
}
