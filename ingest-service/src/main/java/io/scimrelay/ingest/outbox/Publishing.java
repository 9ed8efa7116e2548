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

  private final OutboxStore store;
  private final EventPublisher publisher;
  private final Backlog backlog;

  Publishing(OutboxStore store, EventPublisher publisher, Backlog backlog) {
    this.store = store;
    this.publisher = publisher;
    this.backlog = backlog;
  }

  void round() throws RelayUnavailable, InterruptedException {
    List<ConnectionId> next = backlog.take(CONNECTIONS_A_ROUND);
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
        next.forEach(backlog::forget);
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
        send(track, track.current, share);
      }
    }
    if (!from.isEmpty()) {
      for (OutboxRow row : Answers.await(store.rows(from, EVENTS_A_ROUND))) {
        Backlog.Track track = backlog.track(row.connection());
        send(track, row, shares.computeIfAbsent(row.connection(), _ -> new Share(track.sent)));
      }
    }
    return shares;
  }

  private void send(Backlog.Track track, OutboxRow row, Share share) {
    if (share.events >= EVENTS_A_ROUND || track.current != null) {
      share.more = true;
      return;
    }
    send(track, new RowProgress(row, this::references), share);
  }

  private void send(Backlog.Track track, RowProgress progress, Share share) {
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

  private List<JsonNode> references(OutboxRow row, boolean added, int after, int upTo) {
    return store.references(row, added, after, upTo).await().atMost(Answers.PATIENCE);
  }

  /** Whether all of a share arrived; if not, the connection begins again at the event log's end. */
  private boolean finish(ConnectionId connection, Share share) {
    for (CompletableFuture<Void> sent : share.sent) {
      if (!sent.isDone() || sent.isCompletedExceptionally()) {
        backlog.forget(connection);
        return refusedForGood(connection, sent);
      }
    }
    backlog.track(connection).sent = share.reached;
    if (share.more) {
      backlog.wants(connection);
    }
    return true;
  }

  private boolean refusedForGood(ConnectionId connection, CompletableFuture<Void> sent) {
    if (sent.isDone() && sent.exceptionNow() instanceof RecordTooLargeException) {
      LOG.errorf("Kafka refuses an event of %s as too large; its events stop", connection);
      store
          .problem(
              connection, "An event is larger than Kafka takes: events of this connection stop.")
          .subscribe()
          .with(_ -> {}, _ -> {});
      return true;
    }
    return false;
  }

  private static void settle(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(Answers.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("a record was not taken: %s", e.getMessage());
    }
  }
}
