package io.scimrelay.admin.housekeeping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.job.JobStore;
import io.scimrelay.admin.notice.NoticeStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Every few minutes drops stored answers, told notices and old jobs. Several processes may. */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final ControlStore control;
  private final NoticeStore notices;
  private final JobStore jobs;
  private long timer;

  public Housekeeping(Vertx vertx, ControlStore control, NoticeStore notices, JobStore jobs) {
    this.vertx = vertx;
    this.control = control;
    this.notices = notices;
    this.jobs = jobs;
  }

  void begin(@Observes StartupEvent start) {
    timer = vertx.setPeriodic(PAUSE.toMillis(), tick -> round());
  }

  void end(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
  }

  private void round() {
    sweep("answers", control.forgetOldAnswers())
        .chain(() -> sweep("notices", notices.forgetAppended()))
        .chain(() -> sweep("jobs", jobs.forgetOld()))
        .subscribe()
        .with(done -> {});
  }

  /** What fails is tried again next time. */
  private static Uni<Integer> sweep(String what, Uni<Integer> work) {
    return work.onFailure()
        .invoke(failure -> LOG.warnf("old %s stay for now: %s", what, failure.getMessage()))
        .onFailure()
        .recoverWithItem(0);
  }
}
