package io.scimrelay.deploy.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

  @Test
  void servicesAreHandedTheirSettingsAndNotTheLaunchers() {
    // Given
    Map<String, String> environment =
        Map.of(
            "SCIMRELAY_LIMITS_CONNECTION_BURST", "7",
            "SCIMRELAY_HOME", "/somewhere",
            "SCIMRELAY_INGEST_PORT", "1",
            "SCIMRELAY_POSTGRES_PASSWORD", "secret",
            "PATH", "/bin");

    // When
    StackOptions options = new StackOptions(Path.of("."), environment, false, 1, 1);

    // Then
    assertEquals(Map.of("SCIMRELAY_LIMITS_CONNECTION_BURST", "7"), options.forServices());
  }
}
