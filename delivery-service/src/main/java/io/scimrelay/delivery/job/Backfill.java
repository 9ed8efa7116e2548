package io.scimrelay.delivery.job;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.delivery.lane.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * Tells an endpoint the present state of a connection. Its lane is held from before the positions
 * are taken until what the backfill makes needless is skipped; then the backfill goes first and
 * what came after its snapshot follows. Each step stands in the database once it is done, and
 * whoever takes the job over goes on behind the last.
 */
@Singleton
class Backfill {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int REGROWN = 5;
  private static final String TOO_FAR =
      "the log did not come as far as the directory within ten minutes, ask again when events"
          + " arrive";

  private final BackfillStore store;
  private final SnapshotStore snapshots;
  private final Deliveries deliveries;

  Backfill(BackfillStore store, SnapshotStore snapshots, Deliveries deliveries) {
    this.store = store;
    this.snapshots = snapshots;
    this.deliveries = deliveries;
  }

  /** Answers how much was told. */
  Uni<Long> run(Job job) {
    UUID process = deliveries.process();
    return deliveries
        .hold(job.endpoint(), connection(job), job.id())
        .chain(() -> written(job, process))
        .call(written -> caughtUp(job, process, written))
        .call(written -> store.finish(job, process, written))
        .map(Written::told);
  }

  /** Lets the lane go on; where the job is not over, whoever does it next holds it again. */
  Uni<Void> settle(Job job, boolean over) {
    return deliveries
        .letGo(job.endpoint(), connection(job), job.id(), over)
        .onFailure(Deliveries.NotHereException.class)
        .recoverWithNull();
  }

  private Uni<Written> written(Job job, UUID process) {
    return store
        .written(job)
        .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> write(job, process)));
  }

  private Uni<Written> write(Job job, UUID process) {
    return Uni.createFrom()
        .deferred(() -> store.reserve(job, process))
        .chain(positions -> snapshots.write(job, process, positions))
        .onFailure(OutgrownException.class)
        .retry()
        .atMost(REGROWN);
  }

  /** What was told up to the snapshot may still be on its way to the log. */
  private Uni<Void> caughtUp(Job job, UUID process, Written written) {
    return Uni.createFrom()
        .deferred(() -> store.reached(job, written))
        .repeat()
        .withDelay(LOOK)
        .whilst(reached -> !reached)
        .onItem()
        .ignoreAsUni()
        .ifNoItem()
        .after(LONGEST_WAIT)
        .recoverWithUni(() -> takeBack(job, process, written));
  }

  private Uni<Void> takeBack(Job job, UUID process, Written written) {
    return store
        .takeBack(job, process, written, TOO_FAR)
        .onItem()
        .failWith(() -> new JobFailedException(TOO_FAR));
  }

  private static ConnectionId connection(Job job) {
    return Objects.requireNonNull(job.connection(), "a backfill names its connection");
  }
}
