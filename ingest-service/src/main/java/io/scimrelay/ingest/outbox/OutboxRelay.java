package io.scimrelay.ingest.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.id.ConnectionId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
 * Sends what was committed to Kafka, each connection in the order of its numbers and no more of one
 * than a share a round. Runs on a thread of its own, so that nothing here slows a SCIM call.
 */
@Startup
@ApplicationScoped
class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HINT_PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int EVENTS_A_ROUND = 200;
  private static final int CONNECTIONS_A_ROUND = 16;

  private final OutboxStore store;
  private final ShardLocks locks;
  private final EventPublisher publisher;
  private final NoticeRelay notices;
  private final OutboxSignal signal;
  private final Backlog backlog = new Backlog();
  private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  private volatile boolean stopping;
  private Set<Integer> shards = Set.of();
  private long nextPoll;
  private boolean hintOwed;

  OutboxRelay(
      OutboxStore store,
      ShardLocks locks,
      EventPublisher publisher,
      NoticeRelay notices,
      OutboxSignal signal) {
    this.store = store;
    this.locks = locks;
    this.publisher = publisher;
    this.notices = notices;
    this.signal = signal;
  }

  @PostConstruct
  void start() {
    thread.setDaemon(true);
    nextPoll = System.nanoTime();
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join(2_000);
    locks.close();
  }

  private void run() {
    Duration pause = Duration.ofMillis(250);
    boolean prepared = false;
    while (!stopping) {
      try {
        round();
        if (!prepared) {
          beginAgainInNewTopic();
          prepared = true;
        }
        pause = Duration.ofMillis(250);
      } catch (InterruptedException e) {
        return;
      } catch (RelayUnavailable | RuntimeException e) {
        LOG.warnf("the outbox waits: %s (%s)", e.getMessage(), e.getCause());
        pause = rest(pause);
      }
    }
  }

  private Duration rest(Duration pause) {
    publisher.renew();
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopping = true;
    }
    return pause.compareTo(Duration.ofSeconds(2)) < 0 ? pause.multipliedBy(2) : pause;
  }

  private void round() throws InterruptedException, RelayUnavailable {
    OutboxSignal.Woken woken = signal.await(backlog.isEmpty() ? untilNext() : Duration.ZERO);
    woken.connections().forEach(this::committed);
    hint();
    if (woken.look() || System.nanoTime() >= nextPoll) {
      nextPoll = System.nanoTime() + POLL.toNanos();
      poll();
    }
    publish();
  }

  private Duration untilNext() {
    long left = Math.max(0, nextPoll - System.nanoTime());
    return Duration.ofNanos(hintOwed ? Math.min(left, HINT_PAUSE.toNanos()) : left);
  }

  private void committed(ConnectionId connection) {
    if (shards.contains(Shard.of(connection))) {
      backlog.wants(connection);
    } else {
      hintOwed = true;
    }
  }

  private void hint() throws RelayUnavailable {
    if (hintOwed) {
      hintOwed = false;
      locks.hint();
    }
  }

  private void poll() throws RelayUnavailable, InterruptedException {
    shards = locks.hold();
    backlog.keepOnly(shards);
    await(store.forget(shards));
    notices.relay(shards);
    List<OutboxStore.Kept> kept = await(store.kept(shards));
    Set<ConnectionId> connections = new HashSet<>();
    kept.forEach(of -> connections.add(of.connection()));
    Map<ConnectionId, Position> appended = await(store.appended(connections));
    for (OutboxStore.Kept of : kept) {
      Position at = appended.getOrDefault(of.connection(), Position.START);
      backlog.compare(of.connection(), at, of.end(), of.stale(), System.nanoTime());
    }
  }

  private void publish() throws RelayUnavailable, InterruptedException {
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
  private void beginAgainInNewTopic() {
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
      Map<ConnectionId, Position> appended = await(store.appended(unknown));
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
      for (OutboxRow row : await(store.rows(from, EVENTS_A_ROUND))) {
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

  private List<com.fasterxml.jackson.databind.JsonNode> references(
      OutboxRow row, boolean added, int after, int upTo) {
    return store.references(row, added, after, upTo).await().atMost(PATIENCE);
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
      all.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("a record was not taken: %s", e.getMessage());
    }
  }

  private static <T> T await(Uni<T> answer) throws RelayUnavailable, InterruptedException {
    try {
      return answer.subscribeAsCompletionStage().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RelayUnavailable("PostgreSQL", e);
    }
  }
}
