package io.scimrelay.common.runtime;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context as it stands in headers, in the outbox, in Kafka and in the event log. */
public final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private TraceParent() {}

  /** What a span begins under; the root where there is nothing, or nothing that can be read. */
  public static Context context(@Nullable String traceparent) {
    Matcher parts = FORM.matcher(traceparent == null ? "" : traceparent);
    return parts.matches()
        ? Context.root()
            .with(
                Span.wrap(
                    SpanContext.createFromRemoteParent(
                        parts.group(1),
                        parts.group(2),
                        TraceFlags.fromHex(parts.group(3), 0),
                        TraceState.getDefault())))
        : Context.root();
  }

  /** What those who go on with the span are given; null where there is none. */
  public static @Nullable String of(Span span) {
    SpanContext context = span.getSpanContext();
    return context.isValid()
        ? "00-"
            + context.getTraceId()
            + "-"
            + context.getSpanId()
            + "-"
            + context.getTraceFlags().asHex()
        : null;
  }
}
