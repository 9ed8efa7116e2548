package io.scimrelay.admin.endpoint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.target.TargetRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {
  private static final EndpointRules RULES = new EndpointRules(new TargetRules(false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host", "content-type", "CONTENT-LENGTH", "Transfer-Encoding", "Connection", "TE",
        "Upgrade", "Trailer", "Expect", "Webhook-Id", "webhook-signature", "webhook-anything",
        "Proxy-Authorization", "User-Agent", "Traceparent", "X-Forwarded-For", "Sec-Fetch-Site"
      })
  void headersThatAreOursAreRefused(String name) {
    refused("/headers/" + name, settings(List.of(), Map.of(name, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "é", "a\u0000"})
  void whatIsNoHeaderNameIsRefused(String name) {
    refused("/headers", settings(List.of(), Map.of(name, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\u0000", "é"})
  void aValueThatEndsTheHeaderIsRefused(String value) {
    refused("/headers/X-Key", settings(List.of(), Map.of("X-Key", value)));
  }

  @Test
  void aHeaderIsNamedOnce() {
    refused("/headers", settings(List.of(), Map.of("X-Key", "a", "x-key", "b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"user.created", "user.*", "group.*", "endpoint.*", "token.expiring", "message.*"})
  void eventTypesAreNamesOrWholeKinds(String type) {
    assertDoesNotThrow(() -> RULES.check(settings(List.of(type), Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "user", "user.", "*.created", "User.created", "user.created "})
  void whatIsNoEventTypeIsRefused(String type) {
    refused("/eventTypes/1", settings(List.of("user.*", type), Map.of()));
  }

  private static void refused(String pointer, EndpointSettings settings) {
    Refused refused = assertThrows(Refused.class, () -> RULES.check(settings));
    assertEquals(ProblemCode.invalid_request, refused.code());
    assertEquals(pointer, refused.problem().errors().getFirst().pointer());
  }

  private static EndpointSettings settings(List<String> types, Map<String, String> headers) {
    return new EndpointSettings(
        "https://hooks.example.com/", null, types, null, null, null, headers, null, null);
  }
}
