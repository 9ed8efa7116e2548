package io.scimrelay.common.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Traces are made only where the environment names somebody who takes them: {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT}, as OpenTelemetry calls it. Otherwise no part of it is started.
 */
public final class TracingSource implements ConfigSource {
  static final String VARIABLE = "OTEL_EXPORTER_OTLP_ENDPOINT";

  /** Below what is configured by hand, above the defaults of the framework. */
  private static final int ORDINAL = 240;

  private final Map<String, String> properties;

  public TracingSource() {
    this(System.getenv());
  }

  TracingSource(Map<String, String> environment) {
    properties = properties(environment);
  }

  private static Map<String, String> properties(Map<String, String> environment) {
    String endpoint = environment.get(VARIABLE);
    Map<String, String> properties = new HashMap<>();
    boolean on = endpoint != null && !endpoint.isBlank();
    properties.put("quarkus.otel.sdk.disabled", Boolean.toString(!on));
    if (endpoint != null && on) {
      properties.put("quarkus.otel.exporter.otlp.endpoint", endpoint);
      properties.put("quarkus.otel.exporter.otlp.protocol", protocol(environment, endpoint));
    }
    return Map.copyOf(properties);
  }

  private static String protocol(Map<String, String> environment, String endpoint) {
    String usual = endpoint.endsWith(":4317") ? "grpc" : "http/protobuf";
    return environment.getOrDefault("OTEL_EXPORTER_OTLP_PROTOCOL", usual);
  }

  @Override
  public Set<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return properties.get(name);
  }

  @Override
  public String getName() {
    return "SCIM Relay tracing";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
