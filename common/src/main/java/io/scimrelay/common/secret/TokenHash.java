package io.scimrelay.common.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a token: enough for 256 random bits, and what is stored and looked up. */
public final class TokenHash {
  private final byte[] digest;

  private TokenHash(byte[] digest) {
    this.digest = digest;
  }

  public static TokenHash of(String token) {
    try {
      return new TokenHash(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return digest.clone();
  }

  /** In constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash that && MessageDigest.isEqual(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return "TokenHash[" + HexFormat.of().formatHex(digest, 0, 3) + "...]";
  }
}
