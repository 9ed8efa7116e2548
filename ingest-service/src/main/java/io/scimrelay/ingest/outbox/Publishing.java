package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends what the longest waiting connections have, each no more than a share a round, and goes on
 * with others while Kafka takes it. A connection of which a record failed begins again where the
 * event log ends.
 */
final class Publishing {
  private static final Logger LOG = Logger.getLogger(Publishing.class);
  private static final int EVENTS_A_ROUND = EventTopic.MAX_EVENTS;
  private static final int CONNECTIONS_A_ROUND = 16;

  /** In nanoseconds. Who has more than a share sends 2,000 a second: others need the machine. */
  private static final long PAUSE_AN_EVENT = 500_000;

  private final OutboxStore store;
  private final EventPublisher publisher;
  private final Backlog backlog;
  private final OutboxSignal signal;
  private final Queue<Share> landed = new ConcurrentLinkedQueue<>();
  private int flight;

  Publishing(OutboxStore store, EventPublisher publisher, Backlog backlog, OutboxSignal signal) {
    this.store = store;
    this.signal = signal;
    this.publisher = publisher;
    this.backlog = backlog;
  }

  void round() throws RelayUnavailable, InterruptedException {
    land();
    List<ConnectionId> next = backlog.take(CONNECTIONS_A_ROUND, System.nanoTime());
    if (next.isEmpty()) {
      return;
    }
    boolean settled = false;
    try {
      beginAgainInNewTopic();
      lookUp(new HashSet<>(next));
      shares(next).forEach(this::launch);
      settled = true;
    } finally {
      if (!settled) {
        next.forEach(this::beginAgain);
      }
    }
  }

  /** What a topic that was lost had, the new one has not. */
  void beginAgainInNewTopic() {
    if (publisher.prepare()) {
      backlog.forgetAll();
    }
  }

  private void launch(Share share) {
    if (share.sent.isEmpty()) {
      var _ = finish(share);
      return;
    }
    backlog.flies(share.connection);
    var _ =
        CompletableFuture.allOf(share.sent.toArray(CompletableFuture[]::new))
            .whenComplete(
                (_, _) -> {
                  landed.add(share);
                  signal.landed();
                });
  }

  /** What arrived, or did not: the connection goes on, or begins again where the log ends. */
  private void land() throws RelayUnavailable {
    boolean failed = false;
    for (Share share = landed.poll(); share != null; share = landed.poll()) {
      if (share.flight == flight) {
        backlog.landed(share.connection);
        failed |= !finish(share);
      }
    }
    if (failed) {
      throw new RelayUnavailable("Kafka", new IllegalStateException("records were not taken"));
    }
  }

  /** After a failure nothing that was on its way is waited for. */
  void abandon() {
    flight++;
    backlog.abandonFlights(System.nanoTime());
  }

  private void lookUp(Set<ConnectionId> connections) throws RelayUnavailable, InterruptedException {
    Set<ConnectionId> unknown = backlog.unknown(connections);
    if (!unknown.isEmpty()) {
      Map<ConnectionId, Position> appended = Answers.await(store.appended(unknown));
      unknown.forEach(
          of -> backlog.track(of, appended.getOrDefault(of, Position.START), System.nanoTime()));
    }
  }

  /** What one connection sends in one round. */
  private static final class Share {
    private final ConnectionId connection;
    private final Backlog.Track track;
    private final int flight;
    private final long begun = System.nanoTime();
    private final List<CompletableFuture<Void>> sent = new ArrayList<>();
    private Position reached;
    private int events;
    private boolean more;
    private boolean broken;

    private Share(ConnectionId connection, Backlog.Track track, int flight) {
      this.connection = connection;
      this.track = track;
      this.flight = flight;
      this.reached = track.sent;
    }

    /** After a record that was not taken nothing more of the connection goes. */
    private boolean stopped() {
      return broken || (!sent.isEmpty() && sent.getLast().isCompletedExceptionally());
    }
  }

  private Collection<Share> shares(List<ConnectionId> connections)
      throws RelayUnavailable, InterruptedException {
    Map<ConnectionId, Share> shares = new LinkedHashMap<>();
    Map<ConnectionId, Position> from = new HashMap<>();
    for (ConnectionId connection : connections) {
      Backlog.Track track = backlog.track(connection);
      Share share = new Share(connection, track, flight);
      shares.put(connection, share);
      if (track.current == null) {
        from.put(connection, track.sent);
      } else {
        send(track.current, share);
      }
    }
    if (!from.isEmpty()) {
      for (OutboxRow row : Answers.await(store.rows(from, EVENTS_A_ROUND))) {
        send(row, Objects.requireNonNull(shares.get(row.connection())));
      }
    }
    return shares.values();
  }

  private void send(OutboxRow row, Share share) throws RelayUnavailable, InterruptedException {
    share.more |= row.fills();
    if (share.events >= EVENTS_A_ROUND || share.track.current != null) {
      share.more = true;
    } else if (!share.stopped()) {
      send(new RowProgress(row, this::references), share);
    }
  }

  /** What cannot be written out stops its own connection and no other. */
  private void send(RowProgress progress, Share share)
      throws RelayUnavailable, InterruptedException {
    try {
      write(progress, share);
    } catch (RuntimeException e) {
      LOG.errorf(e, "events of %s cannot be written out and are held back", share.connection);
      share.broken = true;
    }
  }

  private void write(RowProgress progress, Share share)
      throws RelayUnavailable, InterruptedException {
    while (!progress.done() && share.events < EVENTS_A_ROUND && !share.stopped()) {
      EventBatch batch = progress.next();
      share.events += batch.events().size();
      share.sent.add(sent(batch));
    }
    share.more |= share.events >= EVENTS_A_ROUND;
    share.track.current = progress.done() ? null : progress;
    if (progress.done()) {
      share.reached = progress.row().end();
    }
  }

  /** Kafka away makes each record wait for seconds: the first that fails so ends the round. */
  private CompletableFuture<Void> sent(EventBatch batch) throws RelayUnavailable {
    CompletableFuture<Void> sent = publisher.send(batch);
    if (sent.isCompletedExceptionally() && !tooLarge(sent)) {
      throw new RelayUnavailable("Kafka", sent.exceptionNow());
    }
    return sent;
  }

  private static boolean tooLarge(CompletableFuture<Void> failed) {
    return failed.exceptionNow() instanceof RecordTooLargeException;
  }

  private List<JsonNode> references(OutboxRow row, boolean added, int after, int upTo)
      throws RelayUnavailable, InterruptedException {
    return Answers.await(store.references(row, added, after, upTo));
  }

  /** Whether all of a share arrived; if not, the connection begins again at the event log's end. */
  private boolean finish(Share share) {
    if (share.broken) {
      hold(share.connection, "An event cannot be written out");
      return true;
    }
    for (CompletableFuture<Void> sent : share.sent) {
      if (sent.isCompletedExceptionally()) {
        return failed(share.connection, sent);
      }
    }
    share.track.arrived(share.reached);
    if (share.more) {
      backlog.wantsLater(share.connection, share.begun + share.events * PAUSE_AN_EVENT);
    }
    return true;
  }

  private boolean failed(ConnectionId connection, CompletableFuture<Void> sent) {
    if (tooLarge(sent)) {
      LOG.errorf("Kafka refuses an event of %s as too large", connection);
      hold(connection, "An event is larger than Kafka takes");
      return true;
    }
    beginAgain(connection);
    return false;
  }

  private void beginAgain(ConnectionId connection) {
    backlog.forget(connection, System.nanoTime());
  }

  private void hold(ConnectionId connection, String why) {
    backlog.hold(connection, System.nanoTime());
    store
        .problem(connection, why + ": events of this connection stop there until it can be.")
        .subscribe()
        .with(_ -> {}, e -> LOG.debugf("a problem is not noted: %s", e.getMessage()));
  }
}
