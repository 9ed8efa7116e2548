package io.scimrelay.common.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;

/**
 * Points a service at the shared PostgreSQL. Init argument {@code role}: the database role of the
 * service, such as {@code scimrelay_ingest}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private String role = "";

  @Override
  public void init(Map<String, String> arguments) {
    role = Objects.requireNonNull(arguments.get("role"), "init argument role");
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.datasource.reactive.url", TestPostgres.shared().reactiveUrl(),
        "quarkus.datasource.username", role,
        "quarkus.datasource.password", role);
  }

  @Override
  public void stop() {
    // The server lives as long as the JVM; other test classes use it.
  }
}
