package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.attempt.AttemptOutcome.Accepted;
import io.scimrelay.delivery.attempt.AttemptOutcome.Rejected;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.attempt.Trigger;
import io.scimrelay.delivery.breaker.EndpointPace;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;

/** What an {@link EndpointOwner} has on its way, until its outcome is written. On the loop only. */
final class Sendings {
  private final EndpointOwner owner;
  private final Delivering delivering;
  private final EndpointPace pace;
  private int onTheirWay;
  private int unwritten;

  Sendings(EndpointOwner owner, Delivering delivering) {
    this.owner = owner;
    this.delivering = delivering;
    this.pace = owner.pace();
  }

  int onTheirWay() {
    return onTheirWay;
  }

  boolean allWritten() {
    return onTheirWay + unwritten == 0;
  }

  void send(Lane lane, Endpoint target, PendingMessage message) {
    Trigger trigger = pace.started() ? Trigger.PROBE : Trigger.SCHEDULED;
    Trigger named = lane.takeManual(message.position()) ? Trigger.MANUAL : trigger;
    onTheirWay++;
    owner.lanes().askForMore(lane);
    delivering
        .bodies()
        .read(
            message,
            body ->
                body.ifPresentOrElse(
                    text -> attempt(lane, message, named, target, text),
                    () -> expired(lane, target, message)));
  }

  private void attempt(
      Lane lane, PendingMessage message, Trigger trigger, Endpoint target, String body) {
    if (owner.dropped() || !delivering.lease().maySend()) {
      unsent(lane, target, message);
      return;
    }
    delivering
        .attempts()
        .make(target, message.event(), body, delivering.lease()::holds)
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(
            made -> answered(lane, message, trigger, target, made),
            _ -> unsent(lane, target, message));
  }

  /** Nobody knows whether it arrived, or it was not sent: it goes again. */
  private void unsent(Lane lane, Endpoint target, PendingMessage message) {
    landed(target);
    pace.released(delivering.now());
    lane.window.released(message.position());
  }

  private void answered(
      Lane lane, PendingMessage message, Trigger trigger, Endpoint target, Attempts.Made made) {
    landed(target);
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
        delivering
            .conclusion()
            .of(message, owner.token(), trigger, made, counts, pace.lastAccepted());
    delivering.outcomes().write(finished, result -> written(lane, finished, target, result));
    owner.pump();
  }

  private void written(Lane lane, Finished finished, Endpoint target, OutcomeWriter.Result result) {
    unwritten--;
    if (owner.dropped()) {
      return;
    }
    if (!result.held()) {
      owner.drop();
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
    owner.lanes().touch(lane);
    owner.pump();
  }

  /** The endpoint began to fail as a whole, or works again. */
  private void turned(Endpoint target) {
    if (pace.counts()) {
      owner.lanes().hurryAll();
      owner.lanes().touchAll();
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
      owner.halt();
      delivering.verdicts().disable(target, owner.token(), "gone");
    }
  }

  private void expired(Lane lane, Endpoint target, PendingMessage message) {
    landed(target);
    pace.released(delivering.now());
    delivering
        .verdicts()
        .expired(
            message,
            () -> {
              lane.window.ended(message.position());
              owner.lanes().touch(lane);
              owner.pump();
            });
  }

  private void landed(Endpoint target) {
    onTheirWay--;
    delivering.capacity().give(target.tenant());
  }
}
