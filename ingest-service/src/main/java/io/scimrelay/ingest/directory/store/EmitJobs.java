package io.scimrelay.ingest.directory.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks a few times a second for states that are to be told again, and does it one after the other.
 * Most looks go back a few minutes only; what was asked while nobody listened is found once a
 * minute.
 */
@ApplicationScoped
class EmitJobs {
  private static final Logger LOG = Logger.getLogger(EmitJobs.class);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final Duration EVER = Duration.ofDays(7);
  private static final int WHOLE_EACH = 200;

  private final EmitStore store;
  private final ConnectionGate gate;
  private final Vertx vertx;
  private int looks;
  private boolean stopped;

  EmitJobs(EmitStore store, ConnectionGate gate, Vertx vertx) {
    this.store = store;
    this.gate = gate;
    this.vertx = vertx;
  }

  void begin(@Observes StartupEvent started) {
    Context context = vertx.getOrCreateContext();
    again(context, PAUSE);
  }

  void end(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void look(Context context) {
    boolean whole = looks++ % WHOLE_EACH == 0;
    Uni<Void> swept = whole ? store.forgetOld() : Uni.createFrom().voidItem();
    swept
        .chain(() -> store.asked(whole ? EVER : RECENT))
        .chain(this::emit)
        .subscribe()
        .with(_ -> again(context, PAUSE), failure -> rest(context, failure));
  }

  private Uni<Void> emit(List<EmitJob> jobs) {
    return Multi.createFrom()
        .iterable(jobs)
        .onItem()
        .transformToUniAndConcatenate(
            job -> gate.write(job.connection(), () -> store.emit(job)).replaceWith(job))
        .onItem()
        .ignoreAsUni();
  }

  private void rest(Context context, Throwable failure) {
    if (!stopped) {
      LOG.warnf("states to be told again wait: %s", failure.getMessage());
    }
    again(context, REST);
  }

  private void again(Context context, Duration pause) {
    if (!stopped) {
      vertx.setTimer(pause.toMillis(), _ -> context.runOnContext(_ -> look(context)));
    }
  }
}
