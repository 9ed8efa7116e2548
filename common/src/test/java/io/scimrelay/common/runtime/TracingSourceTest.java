package io.scimrelay.common.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TracingSourceTest {

  @Test
  void nothingIsTracedWhereNobodyTakesTraces() {
    // When
    TracingSource source = new TracingSource(Map.of());

    // Then
    assertEquals("true", source.getValue("quarkus.otel.sdk.disabled"));
    assertEquals(Set.of("quarkus.otel.sdk.disabled"), source.getPropertyNames());
  }

  @Test
  void tracesGoToWhoIsNamed() {
    // When
    TracingSource http = new TracingSource(Map.of(TracingSource.VARIABLE, "http://here:4318"));
    TracingSource grpc = new TracingSource(Map.of(TracingSource.VARIABLE, "http://here:4317"));

    // Then
    assertEquals("false", http.getValue("quarkus.otel.sdk.disabled"));
    assertEquals("http://here:4318", http.getValue("quarkus.otel.exporter.otlp.endpoint"));
    assertEquals("http/protobuf", http.getValue("quarkus.otel.exporter.otlp.protocol"));
    assertEquals("grpc", grpc.getValue("quarkus.otel.exporter.otlp.protocol"));
  }
}
