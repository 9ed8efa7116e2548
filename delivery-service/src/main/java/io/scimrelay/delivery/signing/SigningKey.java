package io.scimrelay.delivery.signing;

/** One of an endpoint's secrets, ready to sign with. */
public sealed interface SigningKey permits HmacKey, Ed25519Key {

  /** The signature of a message, with its version in front. */
  String sign(byte[] message);
}
