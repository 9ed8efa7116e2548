package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one write and a few reads of a connection into the pool at a time; the rest wait here, so
 * that the writers of one connection, which follow one behind the other anyway, hold one place.
 */
@ApplicationScoped
public class ConnectionGate {
  private final Vertx vertx;
  private final LimitsConfig config;
  private final Map<ConnectionId, Lanes> lanes = new HashMap<>();

  ConnectionGate(Vertx vertx, LimitsConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  public <T> Uni<T> write(ConnectionId connection, Supplier<Uni<T>> work) {
    return inLane(connection, Kind.WRITE, work);
  }

  public <T> Uni<T> read(ConnectionId connection, Supplier<Uni<T>> work) {
    return inLane(connection, Kind.READ, work);
  }

  /** A read that looks at every resource of the connection. */
  public <T> Uni<T> scan(ConnectionId connection, Supplier<Uni<T>> work) {
    return inLane(connection, Kind.SCAN, work);
  }

  private <T> Uni<T> inLane(ConnectionId connection, Kind kind, Supplier<Uni<T>> work) {
    return enter(connection, kind)
        .flatMap(
            _ ->
                Uni.createFrom()
                    .deferred(() -> work.get())
                    .eventually(() -> leave(connection, kind)));
  }

  private Uni<Boolean> enter(ConnectionId connection, Kind kind) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = vertx.getOrCreateContext();
              Waiter waiter = new Waiter(emitter, context);
              switch (admit(connection, kind, waiter)) {
                case IN -> emitter.complete(true);
                case FULL -> emitter.fail(busy());
                case QUEUED ->
                    waiter.timer =
                        vertx.setTimer(
                            config.waitingTime().toMillis(), _ -> giveUp(connection, kind, waiter));
              }
            });
  }

  private synchronized Admission admit(ConnectionId connection, Kind kind, Waiter waiter) {
    Lanes of = lanes.computeIfAbsent(connection, _ -> new Lanes(config));
    Lane lane = of.lane(kind);
    if (lane.free > 0) {
      lane.free--;
      return Admission.IN;
    }
    if (lane.waiting.size() >= config.waitingCalls()) {
      return Admission.FULL;
    }
    lane.waiting.add(waiter);
    return Admission.QUEUED;
  }

  private void leave(ConnectionId connection, Kind kind) {
    Waiter next = handOver(connection, kind);
    if (next != null) {
      vertx.cancelTimer(next.timer);
      next.context.runOnContext(_ -> next.emitter.complete(true));
    }
  }

  private synchronized @Nullable Waiter handOver(ConnectionId connection, Kind kind) {
    Lanes of = lanes.get(connection);
    if (of == null) {
      return null;
    }
    Lane lane = of.lane(kind);
    Waiter next = lane.waiting.poll();
    if (next == null) {
      lane.free++;
      forgetIdle(connection, of);
    }
    return next;
  }

  private void forgetIdle(ConnectionId connection, Lanes of) {
    if (of.idle()) {
      lanes.remove(connection);
    }
  }

  private void giveUp(ConnectionId connection, Kind kind, Waiter waiter) {
    if (withdraw(connection, kind, waiter)) {
      waiter.emitter.fail(busy());
    }
  }

  private synchronized boolean withdraw(ConnectionId connection, Kind kind, Waiter waiter) {
    Lanes of = lanes.get(connection);
    return of != null && of.lane(kind).waiting.remove(waiter);
  }

  private static ScimException busy() {
    return ScimException.tooManyRequests(
        "Too many calls of this connection wait for each other. Send again in a moment.",
        Duration.ofSeconds(1));
  }

  private enum Admission {
    IN,
    QUEUED,
    FULL
  }

  private static final class Waiter {
    private final UniEmitter<? super Boolean> emitter;
    private final Context context;
    private long timer;

    private Waiter(UniEmitter<? super Boolean> emitter, Context context) {
      this.emitter = emitter;
      this.context = context;
    }
  }

  private enum Kind {
    WRITE,
    READ,
    SCAN
  }

  private static final class Lane {
    private final int places;
    private int free;
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();

    private Lane(int places) {
      this.places = places;
      this.free = places;
    }
  }

  private static final class Lanes {
    private final Lane write;
    private final Lane read;
    private final Lane scan;

    private Lanes(LimitsConfig config) {
      this.write = new Lane(1);
      this.read = new Lane(config.reads());
      this.scan = new Lane(config.scans());
    }

    private Lane lane(Kind kind) {
      return switch (kind) {
        case WRITE -> write;
        case READ -> read;
        case SCAN -> scan;
      };
    }

    private boolean idle() {
      return write.free == write.places && read.free == read.places && scan.free == scan.places;
    }
  }
}
