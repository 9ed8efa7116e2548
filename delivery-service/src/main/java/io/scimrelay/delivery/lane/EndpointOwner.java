package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.attempt.Trigger;
import io.scimrelay.delivery.breaker.EndpointPace;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.message.LaneId;
import io.scimrelay.delivery.message.LanePage;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is pending for one endpoint, under one claim. Its lanes take turns; whatever may
 * let something go calls {@link #pump}. On the loop only.
 */
final class EndpointOwner {
  private final Delivering delivering;
  private final long token;
  private final Map<ConnectionId, Lane> lanes = new HashMap<>();
  private final Set<Lane> active = new LinkedHashSet<>();
  private final EndpointPace pace;
  private final Runnable wake = this::pump;
  private Endpoint endpoint;
  private Set<ConnectionId> paused = Set.of();
  private boolean dropped;
  private boolean retiring;
  private boolean halted;
  private int inFlight;
  private int unwritten;
  private long timer = -1;

  EndpointOwner(Endpoint endpoint, long token, EndpointPace pace, Delivering delivering) {
    this.endpoint = endpoint;
    this.token = token;
    this.pace = pace;
    this.delivering = delivering;
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

  int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.window.size()).sum();
  }

  /** When the oldest message was made that is held here, or now. */
  Instant oldest(Instant now) {
    return lanes.values().stream()
        .flatMap(lane -> lane.window.oldest().stream())
        .min(Instant::compareTo)
        .orElse(now);
  }

  /** Takes over how the endpoint is set now, and which connections stand still. */
  void update(Endpoint loaded, Set<ConnectionId> pausedNow) {
    boolean stillHalted = halted && loaded.generation() == endpoint.generation();
    Endpoint now = stillHalted ? loaded.stopped() : loaded;
    halted = stillHalted;
    boolean reordered = now.ordering() != endpoint.ordering();
    boolean revived =
        now.active() && (!endpoint.active() || now.generation() != endpoint.generation());
    boolean pauses = !pausedNow.equals(paused);
    endpoint = now;
    paused = pausedNow;
    pace.rate(now.ratePerSecond());
    if (revived) {
      pace.reset(now.generation());
      lanes.values().forEach(lane -> lane.window.hurryAll());
    }
    if (reordered) {
      lanes.values().forEach(this::reorder);
    }
    if (revived || reordered || pauses) {
      lanes.values().forEach(this::touch);
      pump();
    }
  }

  /** There may be more in a lane. */
  void wake(ConnectionId connection) {
    Lane lane = lane(connection);
    lane.dirty = true;
    touch(lane);
    pump();
  }

  /** There may be more in a lane, also before what was read of it. */
  void readAgain(ConnectionId connection) {
    lane(connection).window.readFromStart();
    wake(connection);
  }

  /** What stood at these positions is skipped, and there is more. */
  void replaced(ConnectionId connection, Collection<Long> positions) {
    lane(connection).window.ended(positions);
    wake(connection);
  }

  /** Lets a message go at once, as soon as the order lets it. */
  boolean hurry(PendingMessage message) {
    Lane lane = lane(message.connection());
    if (!lane.window.holds(message.position())) {
      return false;
    }
    lane.markManual(message.position());
    lane.window.hurry(message.position());
    touch(lane);
    pump();
    return true;
  }

  /** Nothing more is sent; what is on its way still ends. */
  void drop() {
    dropped = true;
    delivering.loop().cancel(timer);
    lanes.values().forEach(lane -> delivering.loop().cancel(lane.timer));
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
  boolean retire() {
    retiring = true;
    return inFlight + unwritten == 0;
  }

  void pump() {
    if (dropped) {
      return;
    }
    Instant now = delivering.now();
    while (maySend(now)) {
      Lane lane = nextLane(now);
      if (lane == null || !sendFrom(lane, now)) {
        break;
      }
    }
    schedule(now);
  }

  private boolean maySend(Instant now) {
    return endpoint.active()
        && !retiring
        && !active.isEmpty()
        && delivering.lease().maySend()
        && pace.allows(inFlight, now);
  }

  /** The next lane, in turn, that has something to send; lanes that have not are put aside. */
  private @Nullable Lane nextLane(Instant now) {
    Iterator<Lane> each = active.iterator();
    while (each.hasNext()) {
      Lane lane = each.next();
      if (!lane.paused && lane.window.inFlight() < Lane.MOST && hasSomething(lane, now)) {
        return lane;
      }
      each.remove();
      settle(lane, now);
    }
    return null;
  }

  private boolean hasSomething(Lane lane, Instant now) {
    return lane.window.hasReady(now) || (pace.probeDue(now) && lane.window.hurryFirst());
  }

  private boolean sendFrom(Lane lane, Instant now) {
    if (!delivering.capacity().take(endpoint.tenant(), wake)) {
      return false;
    }
    PendingMessage message = lane.window.next(now);
    active.remove(lane);
    active.add(lane);
    if (message == null) {
      delivering.capacity().give(endpoint.tenant());
      return true;
    }
    send(lane, message);
    return true;
  }

  private void send(Lane lane, PendingMessage message) {
    Trigger trigger = pace.started() ? Trigger.PROBE : Trigger.SCHEDULED;
    Trigger named = lane.takeManual(message.position()) ? Trigger.MANUAL : trigger;
    Endpoint target = endpoint;
    inFlight++;
    askForMore(lane);
    delivering
        .bodies()
        .read(
            message,
            body ->
                body.ifPresentOrElse(
                    text -> attempt(lane, message, named, target, text),
                    () -> expired(lane, message)));
  }

  private void attempt(
      Lane lane, PendingMessage message, Trigger trigger, Endpoint target, String body) {
    if (dropped || !delivering.lease().maySend()) {
      landed();
      pace.released(delivering.now());
      lane.window.released(message.position());
      return;
    }
    delivering
        .attempts()
        .make(target, message.event(), body)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(made -> answered(lane, message, trigger, target, made));
  }

  private void answered(
      Lane lane, PendingMessage message, Trigger trigger, Endpoint target, Attempts.Made made) {
    landed();
    unwritten++;
    delivering.meters().attempt(made);
    boolean counts = pace.counts();
    if (pace.judged(message.event(), made.outcome(), delivering.now())) {
      turned(target);
    }
    Finished finished =
        delivering.conclusion().of(message, token, trigger, made, counts, pace.lastAccepted());
    delivering.outcomes().write(finished, result -> written(lane, finished, target, result));
    pump();
  }

  private void written(Lane lane, Finished finished, Endpoint target, OutcomeWriter.Result result) {
    unwritten--;
    if (dropped) {
      return;
    }
    if (!result.held()) {
      drop();
      return;
    }
    Place before = lane.window.readTo();
    if (finished.retryAt() != null) {
      lane.window.failed(finished.triedMessage(), finished.retryAt());
    } else {
      lane.window.ended(finished.message().position());
      lane.window.ended(result.superseded());
    }
    lane.dirty |= !lane.window.readTo().equals(before);
    consequences(finished, target);
    touch(lane);
    pump();
  }

  /** The endpoint began to fail as a whole, or works again. */
  private void turned(Endpoint target) {
    if (pace.counts()) {
      lanes.values().forEach(lane -> lane.window.hurryAll());
      lanes.values().forEach(this::touch);
      delivering.verdicts().recovered(target);
    } else {
      delivering.verdicts().failing(target);
    }
  }

  private void consequences(Finished finished, Endpoint target) {
    if ("failed".equals(finished.to())) {
      delivering.verdicts().messageFailed(target, finished.message());
    }
    if (finished.outcome() instanceof Rejected rejected && rejected.gone()) {
      halt();
      delivering.verdicts().disable(target, token, "gone");
    }
  }

  private void expired(Lane lane, PendingMessage message) {
    landed();
    pace.released(delivering.now());
    delivering
        .verdicts()
        .expired(
            message,
            () -> {
              lane.window.ended(message.position());
              touch(lane);
              pump();
            });
  }

  private void landed() {
    inFlight--;
    delivering.capacity().give(endpoint.tenant());
  }

  private void touch(Lane lane) {
    lane.paused = paused.contains(lane.connection());
    if (!lane.paused) {
      active.add(lane);
    }
    askForMore(lane);
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
    pump();
  }

  private void askForMore(Lane lane) {
    if (!dropped && lane.wantsPage()) {
      lane.reading = true;
      lane.dirty = false;
      Place from = lane.window.readTo();
      LaneId id = new LaneId(endpoint.id(), lane.connection());
      delivering
          .reader()
          .read(new LanePage(id, from.day(), from.position()), page -> read(lane, from, page));
    }
  }

  private void read(Lane lane, Place from, LanePage.Read page) {
    lane.reading = false;
    if (lane.window.readTo().equals(from)) {
      page.messages().forEach(lane.window::offer);
      lane.dirty |= !page.last();
    } else {
      lane.dirty = true;
    }
    touch(lane);
    pump();
  }

  private void reorder(Lane lane) {
    if (lane.window.inFlight() == 0) {
      lane.window = new LaneWindow(endpoint.ordering());
      lane.dirty = true;
    }
  }

  private Lane lane(ConnectionId connection) {
    return lanes.computeIfAbsent(connection, id -> new Lane(id, endpoint.ordering()));
  }

  private void schedule(Instant now) {
    delivering.loop().cancel(timer);
    boolean nothing = active.isEmpty() && (pace.counts() || lanes.isEmpty());
    timer =
        nothing
            ? -1
            : pace.nextAllowed(now)
                .map(at -> delivering.loop().after(Duration.between(now, at), this::timeHasCome))
                .orElse(-1L);
  }

  private void timeHasCome() {
    if (pace.probeDue(delivering.now())) {
      lanes.values().forEach(this::touch);
    }
    pump();
  }
}
