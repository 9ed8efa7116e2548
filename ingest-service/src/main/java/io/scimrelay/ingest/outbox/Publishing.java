package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.id.ConnectionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends what the longest waiting connections have, each no more than a share a round. A connection
 * of which a record failed begins again where the event log ends.
 */
final class Publishing {
  private static final Logger LOG = Logger.getLogger(Publishing.class);
  private static final int EVENTS_A_ROUND = 200;
  private static final int CONNECTIONS_A_ROUND = 16;

  /** In nanoseconds. Who has more than a share sends 2,000 a second: others need the machine. */
  private static final long PAUSE_AN_EVENT = 500_000;

  private final OutboxStore store;
  private final EventPublisher publisher;
  private final Backlog backlog;

  Publishing(OutboxStore store, EventPublisher publisher, Backlog backlog) {
    this.store = store;
    this.publisher = publisher;
    this.backlog = backlog;
  }

  void round() throws RelayUnavailable, InterruptedException {
    List<ConnectionId> next = backlog.take(CONNECTIONS_A_ROUND, System.nanoTime());
    if (next.isEmpty()) {
      return;
    }
    boolean settled = false;
    try {
      beginAgainInNewTopic();
      lookUp(new HashSet<>(next));
      publish(shares(next));
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

  private void publish(Map<ConnectionId, Share> shares)
      throws RelayUnavailable, InterruptedException {
    CompletableFuture<?>[] all =
        shares.values().stream().flatMap(s -> s.sent.stream()).toArray(CompletableFuture[]::new);
    settle(CompletableFuture.allOf(all));
    boolean failed = false;
    for (Map.Entry<ConnectionId, Share> entry : shares.entrySet()) {
      failed |= !finish(entry.getKey(), entry.getValue());
    }
    if (failed) {
      throw new RelayUnavailable("Kafka", new IllegalStateException("records were not taken"));
    }
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
    private final List<CompletableFuture<Void>> sent = new ArrayList<>();
    private Position reached;
    private int events;
    private boolean more;
    private boolean broken;

    private Share(Position reached) {
      this.reached = reached;
    }
  }

  private Map<ConnectionId, Share> shares(List<ConnectionId> connections)
      throws RelayUnavailable, InterruptedException {
    Map<ConnectionId, Share> shares = new LinkedHashMap<>();
    Map<ConnectionId, Position> from = new HashMap<>();
    for (ConnectionId connection : connections) {
      Backlog.Track track = backlog.track(connection);
      Share share = new Share(track.sent);
      shares.put(connection, share);
      if (track.current == null) {
        from.put(connection, track.sent);
      } else {
        send(connection, track.current, share);
      }
    }
    if (!from.isEmpty()) {
      for (OutboxRow row : Answers.await(store.rows(from, EVENTS_A_ROUND))) {
        send(row, Objects.requireNonNull(shares.get(row.connection())));
      }
    }
    return shares;
  }

  private void send(OutboxRow row, Share share) throws RelayUnavailable, InterruptedException {
    if (share.broken) {
      return;
    }
    if (share.events >= EVENTS_A_ROUND || backlog.track(row.connection()).current != null) {
      share.more = true;
    } else {
      send(row.connection(), new RowProgress(row, this::references), share);
    }
  }

  /** What cannot be written out stops its own connection and no other. */
  private void send(ConnectionId connection, RowProgress progress, Share share)
      throws RelayUnavailable, InterruptedException {
    try {
      send(backlog.track(connection), progress, share);
    } catch (RuntimeException e) {
      LOG.errorf(e, "events of %s cannot be written out and are held back", connection);
      share.broken = true;
    }
  }

  private void send(Backlog.Track track, RowProgress progress, Share share)
      throws RelayUnavailable, InterruptedException {
    while (!progress.done() && share.events < EVENTS_A_ROUND) {
      EventBatch batch = progress.next();
      share.events += batch.events().size();
      share.sent.add(publisher.send(batch));
    }
    share.more |= share.events >= EVENTS_A_ROUND;
    track.current = progress.done() ? null : progress;
    if (progress.done()) {
      share.reached = progress.row().end();
    }
  }

  private List<JsonNode> references(OutboxRow row, boolean added, int after, int upTo)
      throws RelayUnavailable, InterruptedException {
    return Answers.await(store.references(row, added, after, upTo));
  }

  /** Whether all of a share arrived; if not, the connection begins again at the event log's end. */
  private boolean finish(ConnectionId connection, Share share) {
    if (share.broken) {
      hold(connection, "An event cannot be written out");
      return true;
    }
    for (CompletableFuture<Void> sent : share.sent) {
      if (!sent.isDone() || sent.isCompletedExceptionally()) {
        return failed(connection, sent);
      }
    }
    backlog.track(connection).sent = share.reached;
    if (share.more) {
      backlog.wantsLater(connection, System.nanoTime() + share.events * PAUSE_AN_EVENT);
    }
    return true;
  }

  private boolean failed(ConnectionId connection, CompletableFuture<Void> sent) {
    if (sent.isDone() && sent.exceptionNow() instanceof RecordTooLargeException) {
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

  private static void settle(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(Answers.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("a record was not taken: %s", e.getMessage());
    }
  }
}
