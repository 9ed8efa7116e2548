package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.EventId;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.lane.Deliveries.NotHereException;
import io.scimrelay.delivery.lane.Deliveries.NotSendingException;
import io.scimrelay.delivery.message.MessageStore;
import io.scimrelay.delivery.message.PendingMessage;
import io.scimrelay.delivery.message.StoredMessage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sends what somebody asked for: past pace and breaker, but not past what it must follow, and with
 * nothing that must follow it beside it. On the loop only.
 */
@Singleton
class ByHand {
  private static final String WAITS =
      "an earlier event that it must follow is not delivered yet: it goes after that";
  private static final String SUPERSEDED =
      "a later event of the same user or group was delivered meanwhile: ask with force to send"
          + " this one all the same";

  private final Delivering delivering;
  private final MessageStore messages;

  ByHand(Delivering delivering, MessageStore messages) {
    this.delivering = delivering;
    this.messages = messages;
  }

  /** Answers false where something that must follow it is on its way: to be asked again. */
  Uni<Boolean> resend(EndpointOwner owner, StoredMessage stored, boolean forced) {
    if (!owner.endpoint().active()) {
      return failed("the endpoint is paused or disabled: what is pending goes when that ends");
    }
    if (owner.lanes().isPaused(stored.message().connection())) {
      return failed("the connection is paused: what is pending goes when that ends");
    }
    if (owner.lanes().holds(stored.message().connection())) {
      return failed(
          "a backfill or a recovery of the connection is being done: ask again when it is over");
    }
    if (owner.retiring() || !delivering.lease().maySend()) {
      return Uni.createFrom().failure(new NotHereException());
    }
    Taken taken = stored.isPending() ? owner.sendNow(stored.message()) : Taken.NOT_HERE;
    return switch (taken) {
      case NOW, ALREADY -> Uni.createFrom().item(true);
      case WAITS -> failed(WAITS);
      case NOT_HERE -> borrow(owner, stored, forced);
    };
  }

  private Uni<Boolean> borrow(EndpointOwner owner, StoredMessage stored, boolean forced) {
    Lane lane = owner.lanes().of(stored.message().connection());
    LaneWindow window = lane.window;
    if (!window.borrow(stored.message())) {
      return Uni.createFrom().item(false);
    }
    return unlessDelivered(owner, stored, forced)
        .onTermination()
        .invoke(() -> giveBack(owner, lane, window, stored))
        .replaceWith(true);
  }

  /** Reads it again, since what was pending may have ended until it was borrowed. */
  private Uni<Void> unlessDelivered(EndpointOwner owner, StoredMessage stored, boolean forced) {
    return messages
        .one(stored.message().tenant(), stored.message().id())
        .emitOn(delivering.loop()::here)
        .chain(
            found -> found.map(Uni.createFrom()::item).orElseGet(() -> failed("its event is gone")))
        .chain(
            now ->
                stored.isPending() && now.isDelivered()
                    ? Uni.createFrom().voidItem()
                    : unlessRefused(owner, now, forced));
  }

  private Uni<Void> unlessRefused(EndpointOwner owner, StoredMessage stored, boolean forced) {
    return refusal(stored, forced, owner.endpoint().ordering())
        .emitOn(delivering.loop()::here)
        .chain(why -> why.map(ByHand::<Void>failed).orElseGet(() -> send(owner, stored)));
  }

  private Uni<Optional<String>> refusal(StoredMessage stored, boolean forced, Ordering ordering) {
    PendingMessage message = stored.message();
    return messages
        .follows(message, ordering)
        .chain(
            follows ->
                follows || forced
                    ? Uni.createFrom().item(follows ? Optional.of(WAITS) : Optional.empty())
                    : messages
                        .superseded(message)
                        .map(late -> late ? Optional.of(SUPERSEDED) : Optional.empty()));
  }

  private Uni<Void> send(EndpointOwner owner, StoredMessage stored) {
    return make(owner, stored.message().event(), stored.body())
        .chain(made -> write(owner, stored, made));
  }

  /** What is still pending by then is read again: it goes in its turn. */
  private static void giveBack(
      EndpointOwner owner, Lane lane, LaneWindow window, StoredMessage stored) {
    window.ended(stored.message().position());
    if (stored.isPending()) {
      window.readFromStart();
      lane.dirty = true;
    }
    owner.lanes().touch(lane);
    owner.pump();
  }

  /** One try outside of all order. */
  Uni<Attempts.Made> make(EndpointOwner owner, EventId event, String body) {
    if (!delivering.lease().maySend()) {
      return Uni.createFrom().failure(new NotHereException());
    }
    if (!owner.endpoint().active()) {
      return failed("the endpoint is paused or disabled");
    }
    return delivering
        .attempts()
        .make(owner.endpoint(), event, body, delivering.lease()::holds)
        .emitOn(delivering.loop()::here)
        .onFailure()
        .transform(_ -> new NotHereException())
        .invoke(made -> delivering.meters().attempt(made));
  }

  private Uni<Void> write(EndpointOwner owner, StoredMessage stored, Attempts.Made made) {
    Finished finished =
        delivering.conclusion().byHand(stored.message(), owner.token(), made, stored.state());
    return Uni.createFrom()
        .emitter(
            emitter ->
                delivering
                    .outcomes()
                    .write(
                        finished,
                        result -> {
                          if (result.held()) {
                            if (!"pending".equals(finished.to())) {
                              owner.endedByHand(stored.message(), result.superseded());
                            }
                            emitter.complete(null);
                          } else {
                            emitter.fail(new NotHereException());
                          }
                        }));
  }

  private static <T> Uni<T> failed(String why) {
    return Uni.createFrom().failure(new NotSendingException(why));
  }
}
