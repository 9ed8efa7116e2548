package io.scimrelay.deploy.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes traces as an OTLP collector does over HTTP, and keeps their spans. */
final class SpanSink implements AutoCloseable {
  private final List<Seen> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** One span. */
  record Seen(
      String trace, String span, String parent, String name, Map<String, String> attributes) {
    Seen {
      attributes = Map.copyOf(attributes);
    }
  }

  SpanSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Seen> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream body = exchange.getRequestBody();
      ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body)
          .getResourceSpansList()
          .forEach(
              of ->
                  of.getScopeSpansList()
                      .forEach(in -> in.getSpansList().forEach(span -> spans.add(seen(span)))));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Seen seen(Span span) {
    return new Seen(
        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
        HexFormat.of().formatHex(span.getSpanId().toByteArray()),
        HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getAttributesList().stream()
            .collect(Collectors.toMap(KeyValue::getKey, SpanSink::value)));
  }

  private static String value(KeyValue attribute) {
    return attribute.getValue().hasIntValue()
        ? Long.toString(attribute.getValue().getIntValue())
        : attribute.getValue().getStringValue();
  }
}
