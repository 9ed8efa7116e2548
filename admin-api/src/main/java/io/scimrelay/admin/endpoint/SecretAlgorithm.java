package io.scimrelay.admin.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How webhooks of an endpoint are signed. */
public enum SecretAlgorithm {
  @JsonProperty("hmac-sha256")
  HMAC_SHA256("hmac-sha256"),
  @JsonProperty("ed25519")
  ED25519("ed25519");

  private final String wire;

  SecretAlgorithm(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  static SecretAlgorithm of(String wire) {
    return wire.equals(ED25519.wire) ? ED25519 : HMAC_SHA256;
  }

  @Override
  public String toString() {
    return wire;
  }
}
