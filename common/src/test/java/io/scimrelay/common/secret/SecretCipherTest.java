package io.scimrelay.common.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.common.secret.SecretCipher.Place;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {
  private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      "new:"
          + Base64.getEncoder()
              .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private static final byte[] PLAIN = "whsec_x".getBytes(StandardCharsets.UTF_8);

  private final Place place = new Place("endpoint-secret", new UUID(1, 1), new UUID(2, 2));

  private static SecretCipher cipher(String keys) {
    return new SecretCipher(SecretKeyring.parse(keys), new SecureRandom());
  }

  @Test
  void whatWasSealedOpensInItsPlace() {
    // Given
    SecretCipher cipher = cipher(OLD);

    // When
    byte[] sealed = cipher.seal(place, PLAIN);

    // Then
    assertArrayEquals(PLAIN, cipher.open(place, sealed));
    assertFalse(Arrays.equals(sealed, cipher.seal(place, PLAIN)));
  }

  @Test
  void aSealedValueCopiedToAnotherRowDoesNotOpen() {
    // Given
    SecretCipher cipher = cipher(OLD);
    byte[] sealed = cipher.seal(place, PLAIN);

    // When // Then
    Place elsewhere = new Place(place.purpose(), place.tenant(), new UUID(2, 3));
    assertThrows(IllegalStateException.class, () -> cipher.open(elsewhere, sealed));
  }

  @Test
  void afterARotationOldValuesStillOpen() {
    // Given
    byte[] sealed = cipher(OLD).seal(place, PLAIN);

    // When
    byte[] opened = cipher(NEW + "," + OLD).open(place, sealed);

    // Then
    assertArrayEquals(PLAIN, opened);
    assertThrows(IllegalStateException.class, () -> cipher(NEW).open(place, sealed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a:AAAA", ":AAAA", "a:not base64!"})
  void aBadKeySettingIsRefused(String setting) {
    assertThrows(IllegalArgumentException.class, () -> SecretKeyring.parse(setting));
  }
}
