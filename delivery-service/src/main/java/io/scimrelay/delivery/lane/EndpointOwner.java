package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.delivery.breaker.EndpointPace;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Delivers what is pending for one endpoint, under one claim. Its lanes take turns; whatever may
 * let something go calls {@link #pump}. On the loop only.
 */
final class EndpointOwner {
  private final Delivering delivering;
  private final long token;
  private final Lanes lanes;
  private final EndpointPace pace;
  private final Sendings sendings;
  private final Retirement retirement = new Retirement();
  private final Runnable wake = this::pump;
  private Endpoint endpoint;
  private boolean dropped;
  private boolean halted;
  private long timer = -1;

  EndpointOwner(Endpoint endpoint, long token, EndpointPace pace, Delivering delivering) {
    this.endpoint = endpoint;
    this.token = token;
    this.pace = pace;
    this.delivering = delivering;
    this.lanes = new Lanes(endpoint.id(), endpoint.ordering(), delivering, this::pump);
    this.sendings = new Sendings(this, delivering);
    pace.rate(endpoint.ratePerSecond());
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long token() {
    return token;
  }

  EndpointPace pace() {
    return pace;
  }

  Lanes lanes() {
    return lanes;
  }

  /** Takes over how the endpoint is set now, and which connections stand still. */
  void update(Endpoint loaded, Set<ConnectionId> pausedNow, Set<ConnectionId> heldNow) {
    lanes.heldAre(heldNow);
    boolean stillHalted = halted && loaded.generation() == endpoint.generation();
    Endpoint now = stillHalted ? loaded.stopped() : loaded;
    halted = stillHalted;
    boolean reordered = lanes.order(now.ordering());
    boolean revived =
        now.active() && (!endpoint.active() || now.generation() != endpoint.generation());
    boolean pauses = lanes.pause(pausedNow);
    endpoint = now;
    pace.rate(now.ratePerSecond());
    if (revived) {
      pace.reset(now.generation());
      lanes.hurryAll();
    }
    if (revived || reordered || pauses) {
      lanes.touchAll();
      pump();
    }
  }

  /** There may be more in a lane. */
  void wake(ConnectionId connection) {
    Lane lane = lanes.of(connection);
    lane.dirty = true;
    lanes.touch(lane);
    pump();
  }

  /** A lane that was held goes on from its start, unless others hold it still. */
  void letGo(ConnectionId connection, JobId job, boolean over) {
    lanes.letGo(connection, job, over);
    pump();
  }

  void release(ConnectionId connection, JobId job) {
    lanes.release(connection, job);
    pump();
  }

  /** Sends a message now, whatever breaker and pace say, but not past what it must follow. */
  Taken sendNow(PendingMessage message) {
    Lane lane = lanes.of(message.connection());
    Taken taken = lane.window.take(message.position());
    if (taken == Taken.NOW) {
      lane.markManual(message.position());
      delivering.capacity().exceed(endpoint.tenant());
      sendings.send(lane, endpoint, lane.window.message(message.position()).orElse(message));
    }
    return taken;
  }

  /** A message that the window did not hold came to its end by hand. */
  void endedByHand(PendingMessage message, Collection<Long> superseded) {
    Lane lane = lanes.of(message.connection());
    lane.window.ended(message.position());
    lane.window.ended(superseded);
    wake(message.connection());
  }

  /** Nothing more is sent; what is on its way still ends. */
  void drop() {
    dropped = true;
    delivering.loop().cancel(timer);
    lanes.close();
  }

  boolean dropped() {
    return dropped;
  }

  /** Sends nothing more in this generation, also before the verdict can be read. */
  void halt() {
    halted = true;
    endpoint = endpoint.stopped();
  }

  /** Sends nothing more and says whether all that was sent is written down. */
  boolean retire(Instant now) {
    retirement.begin(now);
    return sendings.allWritten();
  }

  boolean retiring() {
    return retirement.on();
  }

  /** It need not go after all. */
  void stay() {
    if (retirement.end()) {
      pump();
    }
  }

  /** What took longer to retire than this goes on sending, for a while at least. */
  void stayIfLate(Instant now, Duration longest, Duration notAgain) {
    if (retirement.endIfLate(now, longest, notAgain)) {
      pump();
    }
  }

  boolean mayMove(Instant now) {
    return retirement.mayBegin(now) && !lanes.holding();
  }

  void pump() {
    if (dropped) {
      return;
    }
    Instant now = delivering.now();
    while (maySend(now)) {
      Lane lane = lanes.next(now, pace.probeDue(now));
      if (lane == null || !sendFrom(lane, now)) {
        break;
      }
    }
    schedule(now);
  }

  private boolean maySend(Instant now) {
    return endpoint.active()
        && !retiring()
        && lanes.anyActive()
        && delivering.lease().maySend()
        && pace.allows(sendings.onTheirWay(), now);
  }

  private boolean sendFrom(Lane lane, Instant now) {
    if (!delivering.capacity().take(endpoint.tenant(), wake)) {
      return false;
    }
    PendingMessage message = lane.window.next(now);
    lanes.took(lane);
    if (message == null) {
      delivering.capacity().give(endpoint.tenant());
      return true;
    }
    sendings.send(lane, endpoint, message);
    return true;
  }

  private void schedule(Instant now) {
    delivering.loop().cancel(timer);
    boolean nothing = !lanes.anyActive() && (pace.counts() || lanes.none());
    timer =
        nothing
            ? -1
            : pace.nextAllowed(now)
                .map(at -> delivering.loop().after(Duration.between(now, at), this::timeHasCome))
                .orElse(-1L);
  }

  private void timeHasCome() {
    if (pace.probeDue(delivering.now())) {
      lanes.touchAll();
    }
    pump();
  }
}
