package io.scimrelay.ingest.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.scimrelay.common.id.ConnectionId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final OutboxStore store;
  private final ShardLocks locks;
  private final EventPublisher publisher;
  private final NoticeRelay notices;
  private final OutboxSignal signal;
  private final Backlog backlog = new Backlog();
  private final Publishing publishing;
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
    this.publishing = new Publishing(store, publisher, backlog, signal);
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
          publishing.beginAgainInNewTopic();
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
    publishing.abandon();
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopping = true;
    }
    return pause.compareTo(Duration.ofSeconds(2)) < 0 ? pause.multipliedBy(2) : pause;
  }

  private void round() throws InterruptedException, RelayUnavailable {
    OutboxSignal.Woken woken = signal.await(untilNext());
    woken.connections().forEach(this::committed);
    hint();
    if (woken.look() || System.nanoTime() >= nextPoll) {
      nextPoll = System.nanoTime() + POLL.toNanos();
      poll();
    }
    publishing.round();
  }

  private Duration untilNext() {
    long now = System.nanoTime();
    long left = backlog.pause(now, Math.max(0, nextPoll - now));
    return Duration.ofNanos(hintOwed ? Math.min(left, HINT_PAUSE.toNanos()) : left);
  }

  private void committed(ConnectionId connection) {
    if (shards.contains(Shard.of(connection))) {
      backlog.wants(connection, System.nanoTime());
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
    Answers.await(store.forget(shards));
    notices.relay(shards);
    List<OutboxStore.Kept> kept = Answers.await(store.kept(shards));
    Set<ConnectionId> connections = new HashSet<>();
    kept.forEach(of -> connections.add(of.connection()));
    Map<ConnectionId, Position> appended = Answers.await(store.appended(connections));
    for (OutboxStore.Kept of : kept) {
      Position at = appended.getOrDefault(of.connection(), Position.START);
      backlog.compare(of.connection(), at, of.end(), of.stale(), System.nanoTime());
    }
  }
}
