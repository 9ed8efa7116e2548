package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private final ClientAddress address =
      new ClientAddress(Optional.of(List.of("10.0.0.0/8", " 192.0.2.7", "2001:db8::/33")));

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.1.2.3, '203.0.113.9, 192.0.2.7, 10.9.9.9', 203.0.113.9",
    "10.1.2.3, '203.0.113.9, ::ffff:10.9.9.9', 203.0.113.9",
    "2001:db8:7fff::1, 203.0.113.9, 203.0.113.9",
    "2001:db8:8000::1, 203.0.113.9, 2001:db8:8000::1",
    "192.0.2.8, 203.0.113.9, 192.0.2.8",
    "11.0.0.1, 203.0.113.9, 11.0.0.1",
    "10.1.2.3, '10.4.4.4', 10.1.2.3",
    "10.1.2.3, 'no address, 10.4.4.4', no address",
  })
  void theRightmostThatIsNotTrustedIsTheCaller(String remote, String forwarded, String caller) {
    // When
    String found = address.of(remote, forwarded);

    // Then
    assertEquals(caller, found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "proxy.example", "2001:db8::/129", "/8"})
  void whatIsNoRangeIsRefusedAtTheStart(String text) {
    // When
    var refused = assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));

    // Then
    assertTrue(String.valueOf(refused.getMessage()).contains(text));
  }

  @Test
  void withoutProxiesTheHeaderCountsForNothing() {
    // When
    String found = new ClientAddress(Optional.empty()).of("10.1.2.3", "203.0.113.9");

    // Then
    assertEquals("10.1.2.3", found);
  }
}
