package io.scimrelay.delivery.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import io.scimrelay.delivery.signing.WebhookSigner.Signed;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  void theReferenceLibraryVerifiesWhatIsSigned() throws Exception {
    // Given
    WebhookSigner signer = new WebhookSigner(List.of(SigningKeys.parse(SECRET)));

    // When
    Signed signed = signer.sign("evt_1", Instant.now(), BODY.getBytes(StandardCharsets.UTF_8));

    // Then
    new Webhook(SECRET).verify(BODY, headers(signed));
  }

  @Test
  void theFixedExampleOfTheSpecificationComesOut() {
    // Given
    WebhookSigner signer = new WebhookSigner(List.of(SigningKeys.parse(SECRET)));

    // When
    Signed signed =
        signer.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            BODY.getBytes(StandardCharsets.UTF_8));

    // Then
    assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed.signature());
  }

  @Test
  void duringARotationBothSecretsVerify() throws Exception {
    // Given
    WebhookSigner signer =
        new WebhookSigner(List.of(SigningKeys.parse(SECRET), SigningKeys.parse(OTHER)));

    // When
    Signed signed = signer.sign("evt_1", Instant.now(), BODY.getBytes(StandardCharsets.UTF_8));

    // Then
    new Webhook(SECRET).verify(BODY, headers(signed));
    new Webhook(OTHER).verify(BODY, headers(signed));
  }

  @Test
  void anEd25519SignatureVerifiesWithThePublicKey() throws Exception {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    String secret = "whsk_" + Base64.getEncoder().encodeToString(seed);
    WebhookSigner signer = new WebhookSigner(List.of(SigningKeys.parse(secret)));

    // When
    Signed signed =
        signer.sign("evt_1", Instant.ofEpochSecond(5), BODY.getBytes(StandardCharsets.UTF_8));

    // Then
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(pair.getPublic());
    verifier.update(("evt_1.5." + BODY).getBytes(StandardCharsets.UTF_8));
    assertTrue(signed.signature().startsWith("v1a,"));
    assertTrue(verifier.verify(Base64.getDecoder().decode(signed.signature().substring(4))));
  }

  @Test
  void aSecretOfAnotherKindIsRefusedWithoutRepeatingIt() {
    // When
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SigningKeys.parse("sk_verysecret"));

    // Then
    assertTrue(!String.valueOf(refused.getMessage()).contains("verysecret"));
  }

  private static Map<String, List<String>> headers(Signed signed) {
    return Map.of(
        "webhook-id", List.of(signed.id()),
        "webhook-timestamp", List.of(Long.toString(signed.timestamp())),
        "webhook-signature", List.of(signed.signature()));
  }
}
