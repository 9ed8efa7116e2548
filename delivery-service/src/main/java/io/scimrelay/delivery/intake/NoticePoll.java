package io.scimrelay.delivery.intake;

import io.quarkus.runtime.StartupEvent;
import io.scimrelay.delivery.eventlog.AppendStore;
import io.scimrelay.delivery.eventlog.Incoming;
import io.scimrelay.delivery.hint.Hints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Appends what the control plane has to tell; whoever comes second finds it appended. */
@Singleton
class NoticePoll {
  private static final Logger LOG = Logger.getLogger(NoticePoll.class);
  private static final long LOOK_MILLIS = 300;

  private final NoticeStore notices;
  private final AppendStore log;
  private final Hints hints;
  private final Vertx vertx;
  private final AtomicBoolean looking = new AtomicBoolean();

  NoticePoll(NoticeStore notices, AppendStore log, Hints hints, Vertx vertx) {
    this.notices = notices;
    this.log = log;
    this.hints = hints;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(LOOK_MILLIS, _ -> look());
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      notices
          .pending()
          .chain(this::append)
          .onTermination()
          .invoke(() -> looking.set(false))
          .subscribe()
          .with(_ -> {}, failure -> LOG.debugf("notices are not taken in: %s", failure.toString()));
    }
  }

  private Uni<Void> append(List<Incoming> pending) {
    return pending.isEmpty()
        ? Uni.createFrom().voidItem()
        : log.append(pending).invoke(done -> hints.appended(done.appended())).replaceWithVoid();
  }
}
