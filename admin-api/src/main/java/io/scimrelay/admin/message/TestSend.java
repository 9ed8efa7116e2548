package io.scimrelay.admin.message;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.job.EndpointJobStore;
import io.scimrelay.admin.job.JobStore;
import io.scimrelay.admin.job.JobView;
import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Asks delivery for a test event and waits for what comes of it, as long as an exchange takes. */
@ApplicationScoped
class TestSend {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final EndpointJobStore asked;
  private final JobStore jobs;
  private final MessageStore messages;

  TestSend(EndpointJobStore asked, JobStore jobs, MessageStore messages) {
    this.asked = asked;
    this.jobs = jobs;
    this.messages = messages;
  }

  Uni<AttemptView> to(TenantCaller caller, EndpointId endpoint) {
    return asked.test(caller, endpoint).chain(job -> attempt(caller, endpoint, job));
  }

  private Uni<AttemptView> attempt(TenantCaller caller, EndpointId endpoint, JobView job) {
    return look(caller, endpoint, job)
        .onItem()
        .delayIt()
        .by(PAUSE)
        .repeat()
        .atMost(PATIENCE.dividedBy(PAUSE))
        .select()
        .where(Optional::isPresent)
        .toUni()
        .map(found -> Objects.requireNonNullElse(found, Optional.<AttemptView>empty()))
        .map(found -> found.orElseThrow(TestSend::tooLate));
  }

  /** Nothing while the job runs. */
  private Uni<Optional<AttemptView>> look(TenantCaller caller, EndpointId endpoint, JobView asked) {
    return jobs.get(caller, asked.id())
        .chain(
            job ->
                switch (job.state()) {
                  case running -> Uni.createFrom().item(Optional.empty());
                  case succeeded -> messages.lastTest(caller.tenant(), endpoint);
                  case failed -> Uni.createFrom().failure(notSent(job));
                });
  }

  private static Refused notSent(JobView job) {
    return Refused.because(
        ProblemCode.wrong_state,
        Objects.requireNonNullElse(job.detail(), "The test event was not sent."));
  }

  private static Refused tooLate() {
    return Refused.because(
        ProblemCode.unavailable, "No attempt was made in time; look at the endpoint's messages.");
  }
}
