package io.scimrelay.ingest.requestlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Takes records as calls are answered and writes them in batches beside them. Nothing waits for it:
 * where it cannot keep up, records are lost and counted, never calls.
 */
@Startup
@ApplicationScoped
public class RequestLog {
  private static final Logger LOG = Logger.getLogger(RequestLog.class);
  private static final int BATCH = 100;
  private static final Duration CARE = Duration.ofHours(1);

  private final RequestLogStore store;
  private final RequestLogConfig config;
  private final Vertx vertx;
  private final BlockingQueue<RequestRecord> waiting;
  private final Counter lost;
  private final SenderSightings senders = new SenderSightings();
  private boolean writing;

  RequestLog(RequestLogStore store, RequestLogConfig config, Vertx vertx, MeterRegistry meters) {
    this.store = store;
    this.config = config;
    this.vertx = vertx;
    this.waiting = new ArrayBlockingQueue<>(config.waiting());
    this.lost = meters.counter("scimrelay.request.log.lost");
  }

  @PostConstruct
  void start() {
    var context = vertx.getOrCreateContext();
    vertx.setPeriodic(config.writeEvery().toMillis(), _ -> context.runOnContext(_ -> write()));
    vertx.setPeriodic(1_000, CARE.toMillis(), _ -> context.runOnContext(_ -> care()));
  }

  public void keep(RequestRecord request) {
    if (!waiting.offer(request)) {
      lost.increment();
    }
  }

  private void write() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    List<RequestRecord> batch = new ArrayList<>(BATCH);
    waiting.drainTo(batch, BATCH);
    writing = true;
    Uni.combine()
        .all()
        .unis(store.keep(batch), store.problems(batch), store.senders(senders.due(batch)))
        .discardItems()
        .onTermination()
        .invoke(() -> writing = false)
        .subscribe()
        .with(_ -> write(), failure -> lose(batch, failure));
  }

  private void lose(List<RequestRecord> batch, Throwable failure) {
    lost.increment(batch.size());
    LOG.debugf("%d request records lost: %s", batch.size(), failure.getClass());
  }

  private void care() {
    store
        .keepDays(config.days())
        .subscribe()
        .with(
            _ -> {},
            failure -> LOG.warnf("the request log has no new days: %s", failure.getMessage()));
  }

  @PreDestroy
  void stop() {
    List<RequestRecord> last = new ArrayList<>();
    waiting.drainTo(last);
    if (!last.isEmpty()) {
      store.keep(last).onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(2));
    }
  }
}
