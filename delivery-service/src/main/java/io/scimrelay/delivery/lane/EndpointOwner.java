package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.attempt.Trigger;
import io.scimrelay.delivery.breaker.EndpointPace;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.lane.LaneWindow.Taken;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is pending for one endpoint, under one claim. Its lanes take turns; whatever may
 * let something go calls {@link #pump}. On the loop only.
 */
final class EndpointOwner {
  private final Delivering delivering;
  private final long token;
  private final Lanes lanes;
  private final EndpointPace pace;
  private final Runnable wake = this::pump;
  private Endpoint endpoint;
  private boolean dropped;
  private @Nullable Instant retiringSince;
  private Instant staysUntil = Instant.EPOCH;
  private boolean halted;
  private int inFlight;
  private int unwritten;
  private long timer = -1;

  EndpointOwner(Endpoint endpoint, long token, EndpointPace pace, Delivering delivering) {
    this.endpoint = endpoint;
    this.token = token;
    this.pace = pace;
    this.delivering = delivering;
    this.lanes = new Lanes(endpoint.id(), endpoint.ordering(), delivering, this::pump);
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

  /** There may be more in a lane, also before what was read of it. */
  void readAgain(ConnectionId connection) {
    lanes.of(connection).window.readFromStart();
    wake(connection);
  }

  /** A lane that was held goes on from its start, unless others hold it still. */
  void letGo(ConnectionId connection, boolean over) {
    lanes.letGo(connection, over);
    pump();
  }

  /** Sends a message now, whatever breaker and pace say, but not past what it must follow. */
  Taken sendNow(PendingMessage message) {
    Lane lane = lanes.of(message.connection());
    Taken taken = lane.window.take(message.position());
    if (taken == Taken.NOW) {
      lane.markManual(message.position());
      delivering.capacity().exceed(endpoint.tenant());
      send(lane, lane.window.message(message.position()).orElse(message));
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
    retiringSince = retiring() ? retiringSince : now;
    return inFlight + unwritten == 0;
  }

  boolean retiring() {
    return retiringSince != null;
  }

  /** It need not go after all. */
  void stay() {
    if (retiring()) {
      retiringSince = null;
      pump();
    }
  }

  /** What took longer to retire than this goes on sending, for a while at least. */
  void stayIfLate(Instant now, Duration longest, Duration notAgain) {
    if (retiringSince != null && now.isAfter(retiringSince.plus(longest))) {
      staysUntil = now.plus(notAgain);
      stay();
    }
  }

  boolean mayMove(Instant now) {
    return !now.isBefore(staysUntil) && !lanes.holding();
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
        && pace.allows(inFlight, now);
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
    send(lane, message);
    return true;
  }

  private void send(Lane lane, PendingMessage message) {
    Trigger trigger = pace.started() ? Trigger.PROBE : Trigger.SCHEDULED;
    Trigger named = lane.takeManual(message.position()) ? Trigger.MANUAL : trigger;
    Endpoint target = endpoint;
    inFlight++;
    lanes.askForMore(lane);
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
      unsent(lane, message);
      return;
    }
    delivering
        .attempts()
        .make(target, message.event(), body, delivering.lease()::holds)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(made -> answered(lane, message, trigger, target, made), _ -> unsent(lane, message));
  }

  /** Nobody knows whether it arrived, or it was not sent: it goes again. */
  private void unsent(Lane lane, PendingMessage message) {
    landed();
    pace.released(delivering.now());
    lane.window.released(message.position());
  }

  private void answered(
      Lane lane, PendingMessage message, Trigger trigger, Endpoint target, Attempts.Made made) {
    landed();
    unwritten++;
    delivering.meters().attempt(made);
    if (made.outcome() instanceof Accepted) {
      delivering.meters().delivered(Duration.between(message.madeAt(), delivering.now()));
    }
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
    lanes.touch(lane);
    pump();
  }

  /** The endpoint began to fail as a whole, or works again. */
  private void turned(Endpoint target) {
    if (pace.counts()) {
      lanes.hurryAll();
      lanes.touchAll();
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
              lanes.touch(lane);
              pump();
            });
  }

  private void landed() {
    inFlight--;
    delivering.capacity().give(endpoint.tenant());
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
