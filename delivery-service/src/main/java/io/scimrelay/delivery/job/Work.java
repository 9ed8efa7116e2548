package io.scimrelay.delivery.job;

import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.AttemptId;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.delivery.eventlog.Announcer;
import io.scimrelay.delivery.job.JobStore.Recovered;
import io.scimrelay.delivery.lane.Deliveries;
import io.scimrelay.delivery.message.MessageStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each kind of job does. */
@Singleton
class Work {
  private final JobStore store;
  private final Backfill backfills;
  private final MessageStore messages;
  private final Deliveries deliveries;
  private final Announcer announcer;
  private final IdSource ids;
  private final InstantSource clock;

  Work(
      JobStore store,
      Backfill backfills,
      MessageStore messages,
      Deliveries deliveries,
      Announcer announcer,
      IdSource ids,
      InstantSource clock) {
    this.store = store;
    this.backfills = backfills;
    this.messages = messages;
    this.deliveries = deliveries;
    this.announcer = announcer;
    this.ids = ids;
    this.clock = clock;
  }

  /** What was done, for the job's page. */
  record Done(long count, @Nullable String detail) {}

  Uni<Done> on(Job job) {
    Uni<Done> work =
        switch (job.kind()) {
          case "resend" -> resend(job);
          case "test" -> test(job);
          case "recover" -> recover(job);
          case "backfill" -> backfill(job);
          default ->
              Uni.createFrom().failure(new JobFailedException("this version cannot do that"));
        };
    return work.onFailure(Deliveries.NotSendingException.class)
        .transform(failure -> new JobFailedException(String.valueOf(failure.getMessage())));
  }

  private Uni<Done> resend(Job job) {
    return messages
        .one(job.tenant(), Objects.requireNonNull(job.message()))
        .map(found -> found.orElseThrow(() -> new JobFailedException("its event is gone")))
        .chain(stored -> deliveries.resend(stored, forced(job)))
        .replaceWith(new Done(1, null));
  }

  private static boolean forced(Job job) {
    return job.parameters().getBoolean("force", false);
  }

  private Uni<Done> test(Job job) {
    EventId event = ids.nextEventBase();
    String body =
        announcer.body(
            job.tenant(), event, EventType.ENDPOINT_TEST, clock.instant(), announcer.data());
    return deliveries
        .attempt(job.endpoint(), event, body)
        .chain(made -> store.addTest(job, event, new AttemptId(ids.next()), made))
        .replaceWith(new Done(1, null));
  }

  /** The lanes stand still meanwhile: nothing may arrive before what it came after. */
  private Uni<Done> recover(Job job) {
    Instant since = since(job);
    return store
        .failedLanes(job, since)
        .chain(
            lanes ->
                each(lanes, lane -> deliveries.hold(job.endpoint(), lane, job.id()))
                    .chain(() -> recoverOn(job, since, lanes))
                    .onItemOrFailure()
                    .call((_, _) -> each(lanes, lane -> release(job, lane))))
        .map(
            all ->
                new Done(
                    all.tried() + all.superseded(),
                    all.tried() + " tried again, " + all.superseded() + " superseded"));
  }

  private Uni<Void> release(Job job, ConnectionId lane) {
    return deliveries
        .release(job.endpoint(), lane, job.id())
        .onFailure(Deliveries.NotHereException.class)
        .recoverWithNull();
  }

  private static Uni<Void> each(
      List<ConnectionId> lanes, Function<ConnectionId, Uni<? extends Void>> work) {
    return Multi.createFrom()
        .iterable(lanes)
        .onItem()
        .transformToUniAndConcatenate(work)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Done> backfill(Job job) {
    return backfills.run(job).map(told -> new Done(told, null));
  }

  /** What is left to do once a job is over, or this process can do no more of it. */
  Uni<Void> settle(Job job, boolean over) {
    return job.isBackfill() ? backfills.settle(job, over) : Uni.createFrom().voidItem();
  }

  private Uni<Void> progress(Job job, long done) {
    return store.progress(job, done, done);
  }

  /** Step by step until nothing is left. */
  private Uni<Recovered> recoverOn(Job job, Instant since, List<ConnectionId> lanes) {
    return Uni.createFrom()
        .deferred(() -> store.recover(job, deliveries.process(), since, lanes))
        .repeat()
        .whilst(step -> !step.none())
        .onItem()
        .scan(() -> new Recovered(0, 0), Recovered::plus)
        .onItem()
        .call(all -> progress(job, all.tried() + all.superseded()))
        .collect()
        .last();
  }

  private static Instant since(Job job) {
    try {
      return Instant.parse(job.parameters().getString("since", ""));
    } catch (DateTimeException e) {
      throw new JobFailedException("since is no time");
    }
  }
}
