package io.scimrelay.ingest.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer T", "bearer T", "BEARER  T", "T", " Bearer T "})
  void aTokenIsReadWithItsSchemeOrWithout(String header) {
    // When
    AuthorizationHeader read = AuthorizationHeader.of(header);

    // Then
    assertEquals(new AuthorizationHeader.Token("T"), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Basic eDp5", "Bearer a b", "a b c d"})
  void anythingElseIsUnreadable(String header) {
    // When
    AuthorizationHeader read = AuthorizationHeader.of(header);

    // Then
    assertEquals(new AuthorizationHeader.Unreadable(), read);
  }

  @Test
  void aSchemeThatStandsTwiceIsKnown() {
    // When
    AuthorizationHeader read = AuthorizationHeader.of("Bearer bearer T");

    // Then
    assertEquals(new AuthorizationHeader.SchemeTwice(), read);
  }
}
