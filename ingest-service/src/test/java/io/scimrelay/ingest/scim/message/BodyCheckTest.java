package io.scimrelay.ingest.scim.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCheckTest {

  private static ObjectNode read(String body) {
    return BodyCheck.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static ScimException refusal(String body) {
    return assertThrows(ScimException.class, () -> read(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{\"userName\": \"cut", "[\"userName\"]", "5", "{} {}", "null"})
  void refusesWhatIsNoObject(String body) {
    // When
    ScimException refusal = refusal(body);

    // Then
    assertEquals(Optional.of(ScimType.INVALID_SYNTAX), refusal.scimType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": \"a\\u0000b\"}",
        "{\"title\": \"\\ud800\"}",
        "{\"title\": \"\\udc00x\"}",
        "{\"title\": [{\"x\": \"\\ud800\\ud800\"}]}",
        "{\"title\": 1e400}",
        "{\"a\\u0000\": 1}"
      })
  void refusesWhatCannotBeKept(String body) {
    // When
    ScimException refusal = refusal(body);

    // Then
    assertEquals(Optional.of(ScimType.INVALID_VALUE), refusal.scimType());
  }

  @Test
  void refusesMoreNamesThanCanBeLookedUpAmongEachOther() {
    // Given
    String names =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> "\"a" + i + "\":1")
            .collect(Collectors.joining(","));

    // When
    ScimException refusal = refusal("{\"x\":{" + names + "}}");

    // Then
    assertEquals("'x' holds more than 1000 names.", refusal.detail());
  }

  @Test
  void namesTheAttributeThatIsWrong() {
    // When
    ScimException refusal = refusal("{\"name\": {\"givenName\": \"\\u0000\"}}");

    // Then
    assertTrue(refusal.detail().contains("'name.givenName'"), refusal.detail());
  }

  @Test
  void refusesDeepAndLongNames() {
    // When
    ScimException deep = refusal("{\"a\":".repeat(65) + "1" + "}".repeat(65));
    ScimException longName = refusal("{\"" + "n".repeat(513) + "\": 1}");

    // Then
    assertEquals(Optional.of(ScimType.INVALID_VALUE), deep.scimType());
    assertEquals(Optional.of(ScimType.INVALID_VALUE), longName.scimType());
  }

  @Test
  void refusesMoreFractionsThanAnythingHolds() {
    // When
    ScimException refusal = refusal("{\"a\": [" + "1e3,".repeat(100_000) + "1e3]}");

    // Then
    assertEquals(413, refusal.status());
    assertEquals(100_001, read("{\"a\": [" + "1,".repeat(100_000) + "1]}").path("a").size());
  }

  @Test
  void takesTheRest() {
    // When
    ObjectNode body = read("{\"a\": [\"\\ud83d\\ude00\", 9223372036854775808, 1.5e20]}");

    // Then
    assertEquals(3, body.path("a").size());
  }
}
