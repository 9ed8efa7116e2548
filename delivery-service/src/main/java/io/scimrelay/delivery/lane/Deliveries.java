package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.delivery.attempt.Attempts;
import io.scimrelay.delivery.message.StoredMessage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What jobs may have done to endpoints that this process owns. */
@Singleton
public class Deliveries {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Owners owners;
  private final Delivering delivering;
  private final ProcessLease process;
  private final ByHand byHand;

  Deliveries(Owners owners, Delivering delivering, ProcessLease process, ByHand byHand) {
    this.byHand = byHand;
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
    return onLoop(endpoint, owner -> byHand.make(owner, event, body));
  }

  /**
   * Sends a message now, past pace and breaker. What is pending does not go past what it must
   * follow; of what is not, only an acceptance changes the state.
   *
   * @param forced also where a later event of the same user or group was delivered
   */
  public Uni<Void> resend(StoredMessage stored, boolean forced) {
    EndpointId endpoint = stored.message().endpoint();
    return until(() -> onLoop(endpoint, owner -> byHand.resend(owner, stored, forced)));
  }

  /** Holds a lane: nothing of it is sent any more, and all that was on its way has ended. */
  public Uni<Void> hold(EndpointId endpoint, ConnectionId connection, JobId job) {
    return onLoop(endpoint, owner -> held(owner, connection, job))
        .chain(() -> until(() -> onLoop(endpoint, owner -> quiet(owner, connection))));
  }

  private static Uni<Void> held(EndpointOwner owner, ConnectionId connection, JobId job) {
    owner.lanes().hold(connection, job);
    return Uni.createFrom().voidItem();
  }

  private static Uni<Boolean> quiet(EndpointOwner owner, ConnectionId connection) {
    return Uni.createFrom().item(owner.lanes().of(connection).window.inFlight() == 0);
  }

  /** Lets a lane go on, from its start, that nothing else holds. */
  public Uni<Void> release(EndpointId endpoint, ConnectionId connection, JobId job) {
    return onLoop(
        endpoint,
        owner -> {
          owner.release(connection, job);
          return Uni.createFrom().voidItem();
        });
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

  private static Uni<Void> until(Supplier<Uni<? extends Boolean>> done) {
    return Uni.createFrom()
        .deferred(done)
        .repeat()
        .withDelay(LOOK)
        .whilst(isDone -> !isDone)
        .onItem()
        .ignoreAsUni();
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
