package io.scimrelay.ingest.requestlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userName\":\"ada\",\"password\":\"hunter2\"}",
        "{\"a\":[{\"clientSecret\":{\"value\":\"hunter2\"}}]}",
        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"hunter2\"}]}",
        "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"passWord\":\"hunter2\"}}]}",
        "{\"urn:x:2.0:User\":{\"api_token\":[\"hunter2\"]}}",
        "{\"password\":\"hunter2"
      })
  void whatSpeaksOfASecretIsLeftOut(String body) {
    // When
    String kept = String.valueOf(of(body));

    // Then
    assertFalse(kept.contains("hunter2"), kept);
  }

  @Test
  void theRestStaysAsItWas() {
    // When
    String kept = of("{\"userName\":\"ada\",\"n\":1.50,\"list\":[true,null]}");

    // Then
    assertEquals("{\"userName\":\"ada\",\"n\":1.50,\"list\":[true,null]}", kept);
  }

  @Test
  void whatIsNoJsonIsKeptBySizeAlone() {
    // When
    String kept = of("hunter2");

    // Then
    assertEquals("[7 bytes that are not JSON]", kept);
    assertNull(Redaction.of(new byte[0]));
  }

  @Test
  void aLargeBodyIsCut() {
    // When
    String kept = String.valueOf(of("{\"a\":\"" + "x".repeat(200_000) + "\"}"));

    // Then
    assertTrue(kept.length() <= Redaction.LIMIT + 3);
  }

  @Test
  void aFilterOnASecretIsNotKept() {
    // When
    String kept = Redaction.path("/Users?filter=password%20eq%20%22hunter2%22");

    // Then
    assertEquals("/Users?[redacted]", kept);
  }

  private static String of(String body) {
    return String.valueOf(Redaction.of(body.getBytes(StandardCharsets.UTF_8)));
  }
}
