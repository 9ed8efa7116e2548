package io.scimrelay.delivery.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.runtime.TraceParent;
import io.scimrelay.delivery.attempt.AttemptOutcome;
import io.scimrelay.delivery.attempt.Finished;
import io.scimrelay.delivery.eventlog.Incoming;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The spans of this service. They are told when the work is over, with the times it took, so that
 * nothing on the way carries them along; where nobody takes traces nothing is done. A receiver is
 * never shown one.
 */
@Singleton
public class DeliveryTraces {
  private static final Logger LOG = Logger.getLogger(DeliveryTraces.class);
  private static final AttributeKey<String> CONNECTION =
      AttributeKey.stringKey("scimrelay.connection");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("scimrelay.outcome");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final TraceStore store;
  private final InstantSource clock;
  private final Tracer tracer;
  private final boolean on;

  DeliveryTraces(
      TraceStore store,
      InstantSource clock,
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
    this.store = store;
    this.clock = clock;
    this.tracer = telemetry.getTracer("io.scimrelay.delivery");
    this.on = !off;
  }

  /** Events came into the log, those of one SCIM call under its trace. */
  public void appended(List<Incoming> events, Instant start) {
    if (!on) {
      return;
    }
    Map<String, Incoming> calls = new HashMap<>();
    for (Incoming event : events) {
      if (event.traceparent() != null) {
        calls.put(event.traceparent(), event);
      }
    }
    calls.forEach(
        (parent, event) ->
            begin(
                    "process " + EventTopic.NAME,
                    SpanKind.CONSUMER,
                    parent,
                    event.connection(),
                    start)
                .end(clock.instant()));
  }

  /** Attempts were made. */
  public void attempted(List<Finished> attempts) {
    if (!on) {
      return;
    }
    store
        .parents(attempts.stream().map(Finished::message).toList())
        .subscribe()
        .with(
            parents -> parents.forEach((n, parent) -> attempted(attempts.get(n), parent)),
            failure -> LOG.debugf("attempts are not traced: %s", failure.toString()));
  }

  private void attempted(Finished attempt, String parent) {
    Span span =
        begin(
            "POST webhook",
            SpanKind.CLIENT,
            parent,
            attempt.message().connection(),
            attempt.startedAt());
    AttemptOutcome outcome = attempt.outcome();
    span.setAttribute(OUTCOME, outcome.wire());
    Integer status = outcome.answered();
    if (status != null) {
      span.setAttribute(STATUS, status.longValue());
    }
    if (!(outcome instanceof AttemptOutcome.Accepted)) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(attempt.startedAt().plus(attempt.duration()));
  }

  private Span begin(
      String name, SpanKind kind, String parent, @Nullable ConnectionId connection, Instant start) {
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(kind)
            .setParent(TraceParent.context(parent))
            .setStartTimestamp(start)
            .startSpan();
    return connection == null ? span : span.setAttribute(CONNECTION, connection.text());
  }
}
