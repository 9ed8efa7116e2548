package io.scimrelay.deploy.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.deploy.console.Refusal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void defaultsAreThoseOfTheContract() {
    // When
    Ports ports = Ports.of(Map.of("SCIMRELAY_ADMIN_PORT", "9000"));

    // Then
    assertEquals(new Ports(8080, 8081, 9000, 8083, 8084), ports);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "eighty", "-1", "8080x"})
  void whatIsNoPortIsRefusedByItsName(String text) {
    // When
    Refusal refusal =
        assertThrows(Refusal.class, () -> Ports.of(Map.of("SCIMRELAY_INGEST_PORT", text)));

    // Then
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("SCIMRELAY_INGEST_PORT"));
  }

  @Test
  void aPortInUseIsSaidWithTheVariableThatChoosesAnother() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ports ports =
          Ports.of(Map.of("SCIMRELAY_DELIVERY_PORT", port, "SCIMRELAY_INGEST_PORT", free()));

      // When
      Refusal refusal = assertThrows(Refusal.class, () -> ports.requireFree(false, false));

      // Then
      assertEquals(
          "Port "
              + port
              + ", which delivery needs, is in use: stop what uses it, or choose another with"
              + " SCIMRELAY_DELIVERY_PORT=<port>.",
          refusal.getMessage());
    }
  }

  private static String free() {
    return Integer.toString(io.scimrelay.deploy.process.FreePort.find());
  }
}
