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
        "{\"password\":\"hunter2",
        "{\"Operations\":[{\"op\":\"replace\",\"value\":\"hunter2\",\"path\":\"password\"}]}",
        "{\"Operations\":[{\"path\":\"password\",\"x\":{},\"value\":\"hunter2\"}]}",
        "{\"Operations\":[{\"path\":\"password\",\"x\":[{\"y\":{}}],\"VALUE\":[{\"z\":\"hunter2\"}]}]}",
        "{\"Operations\":[{\"value\":[\"hunter2\",{\"value\":\"hunter2\"}],\"Path\":\"urn:x:password\"}]}",
        "{\"value\":\"hunter2\",\"x\":{\"value\":1,\"path\":\"title\"},\"path\":\"password\"}",
        "{\"path\":\"title\",\"value\":\"hunter2\",\"value\":\"hunter2\",\"path\":\"password\"}",
        "{\"Operations\":[{\"method\":\"PATCH\",\"data\":{\"Operations\":[{\"value\":\"hunter2\",\"path\":\"passWord\"}]}}]}",
        "{\"filter\":\"PassWord eq \\\"hunter2\\\"\"}",
        "{\"filter\":\"title pr and emails[urn:x:password  sw \\\"hunter2\\\"]\"}",
        "{\"path\":\"emails[password eq \\\"hunter2\\\"].value\"}",
        "{\"path\":\"password[value eq \\\"hunter2\\\"]\"}",
        "{\"emails[password eq \\\"hunter2\\\"].value\":1}",
        "{\"data\":\"{\\\"password\\\":\\\"hunter2\\\"}\"}",
        "{\"path\":[\"password\"],\"value\":\"hunter2\"}",
        "{\"path\":\"password\",\"values\":\"hunter2\",\"x\":\"hunter2\"}",
        "{\"values\":\"hunter2\",\"path\":\"password\"}",
        "{\"path\":\"/Users?userPassword=hunter2\"}",
        "\"password=hunter2\"",
        "{\"unicodePwd\":\"hunter2\",\"apiKey\":\"hunter2\",\"authorization\":\"hunter2\"}",
        "{\"Operations\":[{\"value\":\"hunter2\"",
        "{\"Operations\":[{\"value\":\"hunter2\",\"pa",
        "{\"Operations\":[{\"value\":[\"hunter2\",",
        "{\"Operations\":[{\"value\":{\"a\":\"hunter2\"},\"x\":{\"value\":7"
      })
  void whatSpeaksOfASecretIsLeftOut(String body) {
    // When
    String kept = String.valueOf(of(body));

    // Then
    assertFalse(kept.contains("hunter2"), kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Users?filter=p%61ssword+eq+%22hunter2%22",
        "/Users?filter=p%2561ssword+eq+%22hunter2%22",
        "/Users?p%61ssword=hunter2",
        "/Users?Authorization=Bearer+hunter2",
        "/Users?filter=%ZZpassword eq hunter2"
      })
  void aPathTellsNoSecretHoweverItIsWritten(String path) {
    // When
    String kept = Redaction.path(path);

    // Then
    assertEquals("/Users?[redacted]", kept);
  }

  @Test
  void aTokenOfOursIsLeftOutWhereverItStands() {
    // Given
    String token = "srt_0123456789abcdefghijABCDEFGHIJ";

    // When
    String path = Redaction.path("/Users/" + token);
    String body = of("{\"title\":\"a " + token + "\"}");
    String agent = Redaction.header("agent/1 password=hunter2");

    // Then
    assertEquals("/Users/[redacted]", path);
    assertEquals("{\"title\":\"a [redacted]\"}", body);
    assertEquals("[redacted]", agent);
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
  void whatComesAfterASecretIsKept() {
    // When
    String kept =
        of(
            "{\"Operations\":[{\"value\":{\"a\":[1]},\"x\":2,\"path\":\"password\"},"
                + "{\"value\":[{\"value\":\"b\"}],\"path\":\"emails\"}]}");

    // Then
    assertEquals(
        "{\"Operations\":[{\"value\":\"[redacted]\",\"x\":2,\"path\":\"password\"},"
            + "{\"value\":[{\"value\":\"b\"}],\"path\":\"emails\"}]}",
        kept);
  }

  @Test
  void aValueWhosePathWasCutOffIsNotKept() {
    // Given
    String rest = "\"x\":\"" + "x".repeat(40_000) + "\"";

    // When
    String behind = of("{\"value\":\"hunter2\"," + rest + ",\"path\":\"password\"}");
    String before = of("{\"path\":\"title\",\"value\":\"Lead\"," + rest + "}");

    // Then
    assertFalse(behind.contains("hunter2"));
    assertTrue(before.contains("Lead"));
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
