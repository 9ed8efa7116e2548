package io.scimrelay.common.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.secret.BearerToken.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BearerTokenTest {
  private final BearerToken token = BearerToken.random(Kind.SCIM, new SplittableRandom(1));

  @Test
  void aMadeTokenIsWellFormedForItsKindAlone() {
    assertTrue(BearerToken.wellFormed(Kind.SCIM, token.secret()));
    assertFalse(BearerToken.wellFormed(Kind.API_KEY, token.secret()));
  }

  @Test
  void aMistypedTokenIsNot() {
    // Given
    char last = token.secret().charAt(20);
    String mistyped =
        token.secret().substring(0, 20) + (last == 'a' ? 'b' : 'a') + token.secret().substring(21);

    // When // Then
    assertFalse(BearerToken.wellFormed(Kind.SCIM, mistyped));
    assertNotEquals(token.hash(), TokenHash.of(mistyped));
  }

  @Test
  void neitherTokenNorHashIsPrinted() {
    assertEquals("scim_".length() + 6, token.shownPrefix().length());
    assertFalse(token.toString().contains(token.secret()));
    assertFalse(token.hash().toString().contains(token.secret()));
  }
}
