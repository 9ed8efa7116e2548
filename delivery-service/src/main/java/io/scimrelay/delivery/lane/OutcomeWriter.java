package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.attempt.AttemptStore;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.trace.DeliveryTraces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes outcomes down: what ends while a write is under way goes into the next one together, each
 * message once and all of one day. While the database is away it tries again; the lease decides
 * whether that still counts.
 */
@Singleton
class OutcomeWriter {
  private static final Logger LOG = Logger.getLogger(OutcomeWriter.class);
  private static final int MOST = 300;
  private static final Duration REST = Duration.ofMillis(500);

  /** What was written of one attempt; nothing where the claim is lost. */
  record Result(boolean held, List<Long> superseded) {}

  private record Ended(Finished finished, Consumer<Result> then) {}

  private final AttemptStore store;
  private final Loop loop;
  private final DeliveryTraces traces;
  private final List<Ended> waiting = new ArrayList<>();
  private boolean writing;

  OutcomeWriter(AttemptStore store, Loop loop, DeliveryTraces traces) {
    this.store = store;
    this.loop = loop;
    this.traces = traces;
  }

  void write(Finished finished, Consumer<Result> then) {
    waiting.add(new Ended(finished, then));
    writeOn();
  }

  /** Whether all that was handed over is written. */
  boolean settled() {
    return waiting.isEmpty() && !writing;
  }

  private void writeOn() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    writing = true;
    LocalDate day = waiting.getFirst().finished().message().day();
    List<Ended> batch = take(day);
    store
        .finish(day, batch.stream().map(Ended::finished).toList())
        .emitOn(loop::here)
        .subscribe()
        .with(written -> written(batch, written), failure -> failed(batch, failure));
  }

  private List<Ended> take(LocalDate day) {
    List<Ended> batch = new ArrayList<>();
    Set<Object> messages = new HashSet<>();
    Iterator<Ended> each = waiting.iterator();
    while (each.hasNext() && batch.size() < MOST) {
      Ended ended = each.next();
      boolean fits = ended.finished().message().day().equals(day);
      if (fits && messages.add(ended.finished().message().id())) {
        batch.add(ended);
        each.remove();
      }
    }
    return batch;
  }

  private void written(List<Ended> batch, AttemptStore.Written written) {
    writing = false;
    writeOn();
    traces.attempted(batch.stream().map(Ended::finished).toList());
    for (Ended ended : batch) {
      boolean held = written.held().contains(ended.finished().message().id());
      List<Long> superseded =
          written.superseded().getOrDefault(ended.finished().message().id(), List.of());
      ended.then().accept(new Result(held, superseded));
    }
  }

  private void failed(List<Ended> batch, Throwable failure) {
    LOG.warnf("outcomes are not written yet: %s", failure.toString());
    waiting.addAll(0, batch);
    loop.after(
        REST,
        () -> {
          writing = false;
          writeOn();
        });
  }
}
