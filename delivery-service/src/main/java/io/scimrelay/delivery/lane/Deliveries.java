package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.lane.LaneWindow.Taken;
import io.scimrelay.delivery.message.LaneId;
import io.scimrelay.delivery.message.MessageStore;
import io.scimrelay.delivery.message.StoredMessage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What jobs may have done to endpoints that this process owns. */
@Singleton
public class Deliveries {
  private static final String WAITS =
      "an earlier event that it must follow is not delivered yet: it goes after that";

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Owners owners;
  private final Delivering delivering;
  private final ProcessLease process;
  private final MessageStore messages;

  Deliveries(Owners owners, Delivering delivering, ProcessLease process, MessageStore messages) {
    this.messages = messages;
    this.owners = owners;
    this.delivering = delivering;
    this.process = process;
  }

  /** This process as claims name it. */
  public UUID process() {
    return process.id();
  }

  /** Thrown where the endpoint is not with this process, not yet or no longer. */
  public static final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHereException() {
      super("the endpoint is not with this process");
    }
  }

  /** Thrown where the endpoint may not be sent to. */
  public static final class NotSendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSendingException(String message) {
      super(message);
    }
  }

  /** One try outside of all order, now. */
  public Uni<Attempts.Made> attempt(EndpointId endpoint, EventId event, String body) {
    return onLoop(endpoint, owner -> make(owner, event, body));
  }

  /**
   * Sends a message now, past pace and breaker. What is pending does not go past what it must
   * follow; of what is not, only an acceptance changes the state.
   */
  public Uni<Void> resend(StoredMessage stored) {
    return onLoop(stored.message().endpoint(), owner -> resend(owner, stored));
  }

  private Uni<Void> resend(EndpointOwner owner, StoredMessage stored) {
    if (!owner.endpoint().active()) {
      return failed("the endpoint is paused or disabled: what is pending goes when that ends");
    }
    if (owner.lanes().isPaused(stored.message().connection())) {
      return failed("the connection is paused: what is pending goes when that ends");
    }
    if (owner.lanes().holds(stored.message().connection())) {
      return failed("a backfill of the connection is being written: ask again when it is done");
    }
    if (owner.retiring() || !delivering.lease().maySend()) {
      return Uni.createFrom().failure(new NotHereException());
    }
    Taken taken =
        "pending".equals(stored.state()) ? owner.sendNow(stored.message()) : Taken.NOT_HERE;
    return switch (taken) {
      case NOW, ALREADY -> Uni.createFrom().voidItem();
      case WAITS -> failed(WAITS);
      case NOT_HERE -> byHand(owner, stored);
    };
  }

  private Uni<Void> byHand(EndpointOwner owner, StoredMessage stored) {
    boolean pending = "pending".equals(stored.state());
    Uni<Boolean> waits =
        pending
            ? messages.follows(stored.message(), owner.endpoint().ordering())
            : Uni.createFrom().item(false);
    return waits
        .emitOn(delivering.loop()::here)
        .chain(
            must ->
                must
                    ? failed(WAITS)
                    : make(owner, stored.message().event(), stored.body())
                        .chain(made -> write(owner, stored, made)));
  }

  private static <T> Uni<T> failed(String why) {
    return Uni.createFrom().failure(new NotSendingException(why));
  }

  /** Looks at the whole backlog of an endpoint again. */
  public Uni<Void> readAgain(EndpointId endpoint) {
    return messages
        .lanes(Set.of(endpoint))
        .chain(lanes -> onLoop(endpoint, owner -> readAgain(owner, lanes)));
  }

  /** Holds a lane: nothing of it is sent any more, and all that was on its way has ended. */
  public Uni<Void> hold(EndpointId endpoint, ConnectionId connection, JobId job) {
    return onLoop(endpoint, owner -> held(owner, connection, job))
        .chain(() -> quiet(endpoint, connection));
  }

  private static Uni<Void> held(EndpointOwner owner, ConnectionId connection, JobId job) {
    owner.lanes().hold(connection, job);
    return Uni.createFrom().voidItem();
  }

  private static Uni<Boolean> quiet(EndpointOwner owner, ConnectionId connection) {
    return Uni.createFrom().item(owner.lanes().of(connection).window.inFlight() == 0);
  }

  private Uni<Void> quiet(EndpointId endpoint, ConnectionId connection) {
    return Uni.createFrom()
        .deferred(() -> onLoop(endpoint, owner -> quiet(owner, connection)))
        .repeat()
        .withDelay(LOOK)
        .whilst(quiet -> !quiet)
        .onItem()
        .ignoreAsUni();
  }

  /**
   * Lets a held lane go on, from its start.
   *
   * @param over whether what it was held for is over; else it stays until the database says so
   */
  public Uni<Void> letGo(EndpointId endpoint, ConnectionId connection, JobId job, boolean over) {
    return onLoop(
        endpoint,
        owner -> {
          owner.letGo(connection, job, over);
          return Uni.createFrom().voidItem();
        });
  }

  private static Uni<Void> readAgain(EndpointOwner owner, Set<LaneId> lanes) {
    lanes.forEach(lane -> owner.readAgain(lane.connection()));
    return Uni.createFrom().voidItem();
  }

  private Uni<Attempts.Made> make(EndpointOwner owner, EventId event, String body) {
    if (!delivering.lease().maySend()) {
      return Uni.createFrom().failure(new NotHereException());
    }
    if (!owner.endpoint().active()) {
      return Uni.createFrom()
          .failure(new NotSendingException("the endpoint is paused or disabled"));
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
                            if (finished.retryAt() == null && !"pending".equals(finished.to())) {
                              owner.endedByHand(stored.message(), result.superseded());
                            }
                            emitter.complete(null);
                          } else {
                            emitter.fail(new NotHereException());
                          }
                        }));
  }

  private <T> Uni<T> onLoop(EndpointId endpoint, Function<EndpointOwner, Uni<T>> work) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(delivering.loop()::here)
        .chain(
            () -> {
              EndpointOwner owner = owners.of(endpoint);
              return owner == null
                  ? Uni.createFrom().failure(new NotHereException())
                  : work.apply(owner);
            });
  }
}
