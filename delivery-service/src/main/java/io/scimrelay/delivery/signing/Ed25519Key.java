package io.scimrelay.delivery.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Ed25519 with a {@code whsk_} key, the seed in its first 32 bytes: version {@code v1a}. */
record Ed25519Key(PrivateKey key) implements SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int SEED_BYTES = 32;

  static Ed25519Key of(byte[] secret) {
    if (secret.length < SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has a seed of " + SEED_BYTES + " bytes");
    }
    byte[] seed = Arrays.copyOf(secret, SEED_BYTES);
    try {
      EdECPrivateKeySpec spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
      return new Ed25519Key(KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("an Ed25519 key that does not read", e);
    }
  }

  @Override
  public String sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Ed25519Key[hidden]";
  }
}
