package io.scimrelay.delivery.job;

import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.id.JobId;
import io.scimrelay.delivery.lane.Deliveries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks for work a few times a second and does what concerns endpoints owned here. A job whose
 * process died is done again by the next owner: each kind may be repeated.
 */
@Singleton
class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);
  private static final long LOOK_MILLIS = 300;

  /** Each holds a connection to the database for as long as its snapshot takes. */
  private static final int BACKFILLS_AT_ONCE = 3;

  /** A job that could not be told of is not begun again at once. */
  private static final long REST_MILLIS = 1_000;

  private final JobStore store;
  private final Deliveries deliveries;
  private final Work work;
  private final Vertx vertx;
  private final Map<JobId, Job> running = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  JobRunner(JobStore store, Deliveries deliveries, Work work, Vertx vertx) {
    this.store = store;
    this.deliveries = deliveries;
    this.work = work;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(LOOK_MILLIS, _ -> look());
  }

  private void look() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    store
        .open(deliveries.process())
        .onTermination()
        .invoke(() -> looking.set(false))
        .subscribe()
        .with(this::run, failure -> LOG.debugf("jobs are not read: %s", failure.toString()));
  }

  private void run(List<Job> jobs) {
    for (Job job : jobs) {
      if (mayBegin(job) && running.putIfAbsent(job.id(), job) == null) {
        run(job)
            .onTermination()
            .invoke(() -> vertx.setTimer(REST_MILLIS, _ -> running.remove(job.id())))
            .subscribe()
            .with(_ -> {}, failure -> LOG.warnf("job %s is not told of: %s", job.id(), failure));
      }
    }
  }

  private boolean mayBegin(Job job) {
    return !job.isBackfill()
        || running.values().stream().filter(Job::isBackfill).count() < BACKFILLS_AT_ONCE;
  }

  private Uni<Void> run(Job job) {
    return done(job)
        .onItemOrFailure()
        .call((_, failure) -> work.settle(job, failure == null))
        .onFailure(JobRunner::elsewhere)
        .recoverWithNull();
  }

  private Uni<Void> done(Job job) {
    return store
        .start(job)
        .chain(() -> work.on(job))
        .chain(done -> store.finish(job, true, done.count(), done.detail()))
        .onFailure(JobFailedException.class)
        .recoverWithUni(failure -> store.finish(job, false, 0, failure.getMessage()));
  }

  private static boolean elsewhere(Throwable failure) {
    return failure instanceof Deliveries.NotHereException || failure instanceof MovedException;
  }
}
