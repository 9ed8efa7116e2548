package io.scimrelay.delivery.signing;

import java.util.Base64;

/** Reads secrets as Standard Webhooks writes them. */
public final class SigningKeys {
  private static final String SYMMETRIC = "whsec_";
  private static final String ASYMMETRIC = "whsk_";

  private SigningKeys() {}

  /**
   * @throws IllegalArgumentException where the text is no secret; it is not repeated
   */
  public static SigningKey parse(String text) {
    if (text.startsWith(SYMMETRIC)) {
      return HmacKey.of(Base64.getDecoder().decode(text.substring(SYMMETRIC.length())));
    }
    if (text.startsWith(ASYMMETRIC)) {
      return Ed25519Key.of(Base64.getDecoder().decode(text.substring(ASYMMETRIC.length())));
    }
    throw new IllegalArgumentException("a signing secret begins with whsec_ or whsk_");
  }
}
