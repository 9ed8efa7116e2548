package io.scimrelay.common.secret;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** A Standard Webhooks secret for HMAC-SHA256: {@code whsec_} and the base64 of 32 bytes. */
public final class SigningSecret {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  public static SigningSecret random(RandomGenerator random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new SigningSecret(key);
  }

  /**
   * @throws IllegalArgumentException where the text is no {@code whsec_} secret; it is not repeated
   */
  public static SigningSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
    }
    return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  public byte[] key() {
    return key.clone();
  }

  /** The written form, for the vendor alone. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
