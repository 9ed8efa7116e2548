package io.scimrelay.delivery.signing;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a {@code whsec_} secret: version {@code v1}. */
record HmacKey(SecretKeySpec key) implements SigningKey {
  private static final String ALGORITHM = "HmacSHA256";

  static HmacKey of(byte[] secret) {
    return new HmacKey(new SecretKeySpec(secret, ALGORITHM));
  }

  @Override
  public String sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "HmacKey[hidden]";
  }
}
