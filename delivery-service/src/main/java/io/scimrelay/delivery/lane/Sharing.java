package io.scimrelay.delivery.lane;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Hands endpoints over to other processes: what is more than a fair share, and everything when this
 * process leaves. What is handed over sends nothing more, and goes once all it sent is written
 * down; one that takes long over it stays, or is broken off where it cannot.
 */
@Singleton
class Sharing {
  private static final Logger LOG = Logger.getLogger(Sharing.class);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration NOT_AGAIN = Duration.ofSeconds(30);

  private final Owners owners;
  private final Delivering delivering;
  private final ProcessLease process;
  private final ClaimStore claims;

  Sharing(Owners owners, Delivering delivering, ProcessLease process, ClaimStore claims) {
    this.owners = owners;
    this.delivering = delivering;
    this.process = process;
    this.claims = claims;
  }

  /** Gives up what is more than a fair share, the least busy first. */
  void shareOut() {
    claims
        .excess(process.id())
        .emitOn(delivering.loop()::here)
        .subscribe()
        .with(this::giveUp, failure -> LOG.warnf("shares are not read: %s", failure.toString()));
  }

  private void giveUp(int excess) {
    Instant now = delivering.now();
    owners.all().forEach(owner -> owner.stayIfLate(now, LONGEST_WAIT, NOT_AGAIN));
    List<EndpointOwner> going =
        owners.all().stream()
            .filter(owner -> owner.mayMove(now))
            .sorted(
                Comparator.comparing((EndpointOwner owner) -> !owner.retiring())
                    .thenComparingInt(owner -> owner.lanes().waiting()))
            .limit(excess)
            .toList();
    Set<EndpointOwner> staying = new HashSet<>(owners.all());
    going.forEach(staying::remove);
    staying.forEach(EndpointOwner::stay);
    release(going.stream().filter(owner -> owner.retire(now)).toList());
  }

  /** Gives everything back within a few seconds; blocks until then. */
  void leave() {
    long end = System.nanoTime() + LAST_WORDS.toNanos();
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      claims.leaving(process.id()).await().atMost(Duration.ofSeconds(1));
      delivering.loop().execute(() -> retireAll(end, done));
      done.orTimeout(LAST_WORDS.toSeconds() + 1, TimeUnit.SECONDS).join();
      claims.leave(process.id()).await().atMost(Duration.ofSeconds(2));
    } catch (RuntimeException e) {
      LOG.warnf("claims are not given back, they end with the process: %s", e.toString());
    }
  }

  private void retireAll(long end, CompletableFuture<Void> done) {
    Instant now = delivering.now();
    release(owners.all().stream().filter(owner -> owner.retire(now)).toList());
    if (!owners.any()) {
      done.complete(null);
    } else if (System.nanoTime() > end) {
      owners.dropAll();
      delivering.attempts().breakOff();
      done.complete(null);
    } else {
      delivering.loop().after(SOON, () -> retireAll(end, done));
    }
  }

  private void release(List<EndpointOwner> going) {
    if (going.isEmpty()) {
      return;
    }
    going.forEach(owners::drop);
    claims
        .release(process.id(), going.stream().map(owner -> owner.endpoint().id()).toList())
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("claims are not given up: %s", failure.toString()));
  }
}
