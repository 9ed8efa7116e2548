package io.scimrelay.ingest.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.runtime.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The spans of this service. They are made by hand, since those the framework makes hold paths and
 * queries, and with them people's names. Where nobody takes traces a span is the invalid one.
 */
@ApplicationScoped
public class ScimTraces {
  private static final AttributeKey<String> CONNECTION =
      AttributeKey.stringKey("scimrelay.connection");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Tracer tracer;
  private final boolean on;

  ScimTraces(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
    this.tracer = telemetry.getTracer("io.scimrelay.ingest");
    this.on = !off;
  }

  /**
   * A SCIM call begins.
   *
   * @param traceparent what the caller goes on from, if it traces
   */
  public Span begin(@Nullable String traceparent) {
    return on
        ? tracer
            .spanBuilder("SCIM")
            .setSpanKind(SpanKind.SERVER)
            .setParent(TraceParent.context(traceparent))
            .startSpan()
        : Span.getInvalid();
  }

  /**
   * @param route without ids
   * @param connection null where the caller is not known
   */
  public void end(
      Span span, String method, String route, @Nullable ConnectionId connection, int status) {
    if (!span.isRecording()) {
      return;
    }
    String known = METHODS.contains(method) ? method : "_OTHER";
    span.updateName(known + " " + route);
    span.setAttribute(METHOD, known).setAttribute(ROUTE, route).setAttribute(STATUS, (long) status);
    if (connection != null) {
      span.setAttribute(CONNECTION, connection.text());
    }
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /** A record goes to Kafka. */
  public Span send(ConnectionId connection, @Nullable String traceparent) {
    return on && traceparent != null
        ? tracer
            .spanBuilder("send " + EventTopic.NAME)
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(TraceParent.context(traceparent))
            .setAttribute(CONNECTION, connection.text())
            .startSpan()
        : Span.getInvalid();
  }
}
