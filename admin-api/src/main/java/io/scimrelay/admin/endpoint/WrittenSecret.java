package io.scimrelay.admin.endpoint;

import io.scimrelay.common.secret.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A secret in its written form: {@code whsec_} and a key, or {@code whsk_} and an Ed25519 seed
 * followed by its public key.
 */
record WrittenSecret(SecretAlgorithm algorithm, String text) {
  private static final String PRIVATE = "whsk_";
  private static final String PUBLIC = "whpk_";
  private static final int KEY_BYTES = 32;

  static WrittenSecret random(SecretAlgorithm algorithm, SecureRandom random) {
    String text =
        switch (algorithm) {
          case HMAC_SHA256 -> SigningSecret.random(random).reveal();
          case ED25519 -> PRIVATE + Base64.getEncoder().encodeToString(pair(random));
        };
    return new WrittenSecret(algorithm, text);
  }

  static WrittenSecret of(SecretAlgorithm algorithm, byte[] utf8) {
    return new WrittenSecret(algorithm, new String(utf8, StandardCharsets.UTF_8));
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What both sides hold; a private key is ours alone. */
  @Nullable String shared() {
    return algorithm == SecretAlgorithm.HMAC_SHA256 ? text : null;
  }

  @Nullable String publicKey() {
    if (algorithm == SecretAlgorithm.HMAC_SHA256) {
      return null;
    }
    byte[] pair = Base64.getDecoder().decode(text.substring(PRIVATE.length()));
    return PUBLIC
        + Base64.getEncoder().encodeToString(Arrays.copyOfRange(pair, KEY_BYTES, 2 * KEY_BYTES));
  }

  private static byte[] pair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] both = Arrays.copyOf(seed, 2 * KEY_BYTES);
      // The raw key is the end of its X.509 form.
      System.arraycopy(encoded, encoded.length - KEY_BYTES, both, KEY_BYTES, KEY_BYTES);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return "WrittenSecret[" + algorithm + "]";
  }
}
