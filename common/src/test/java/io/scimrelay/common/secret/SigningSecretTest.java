package io.scimrelay.common.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
  private final SigningSecret secret = SigningSecret.random(new SplittableRandom(1));

  @Test
  void theWrittenFormIsReadBack() {
    assertArrayEquals(secret.key(), SigningSecret.parse(secret.reveal()).key());
  }

  @Test
  void itIsNotPrinted() {
    assertFalse(secret.toString().contains(secret.reveal().substring(6)));
  }

  @Test
  void anotherKindOfSecretIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SigningSecret.parse("whsk_AAAA"));
  }
}
