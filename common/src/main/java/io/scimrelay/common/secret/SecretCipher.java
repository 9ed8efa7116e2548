package io.scimrelay.common.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM for what is kept at rest. A sealed value names its key, so that keys can be rotated,
 * and is bound to its {@link Place}, so that it does not open when copied to another row.
 */
public final class SecretCipher {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeys keys;
  private final SecureRandom random;

  public SecretCipher(SecretKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** Where a sealed value lives: what it is for, whose it is, and the id of its row. */
  public record Place(String purpose, UUID tenant, UUID row) {
    private byte[] bytes() {
      return (purpose + "|" + tenant + "|" + row).getBytes(StandardCharsets.UTF_8);
    }
  }

  public byte[] seal(Place place, byte[] plain) {
    byte[] keyId = keys.current().getBytes(StandardCharsets.UTF_8);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.current(), nonce, place, plain);
    return ByteBuffer.allocate(2 + keyId.length + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put((byte) keyId.length)
        .put(keyId)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * @throws IllegalStateException where the value was sealed for another place or with an unknown
   *     key
   */
  public byte[] open(Place place, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    if (in.get() != VERSION) {
      throw new IllegalStateException("a sealed value of an unknown version");
    }
    byte[] keyId = new byte[in.get()];
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(keyId).get(nonce);
    byte[] sealed = new byte[in.remaining()];
    in.get(sealed);
    return run(
        Cipher.DECRYPT_MODE, new String(keyId, StandardCharsets.UTF_8), nonce, place, sealed);
  }

  private byte[] run(int mode, String keyId, byte[] nonce, Place place, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.bytes());
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret for " + place.purpose() + " does not open", e);
    }
  }

  /** The keys by id, and the one that new values are sealed with. */
  public record SecretKeys(String current, Map<String, SecretKeySpec> byId) {
    public SecretKeys {
      byId = Map.copyOf(byId);
      if (!byId.containsKey(current)) {
        throw new IllegalArgumentException("no secret key named " + current);
      }
    }

    private SecretKeySpec key(String id) {
      SecretKeySpec key = byId.get(id);
      if (key == null) {
        throw new IllegalStateException("no secret key named " + id);
      }
      return key;
    }

    @Override
    public String toString() {
      return "SecretKeys[current " + current + "]";
    }
  }
}
