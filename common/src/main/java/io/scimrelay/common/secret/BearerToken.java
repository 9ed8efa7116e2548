package io.scimrelay.common.secret;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * A credential that is shown once: a kind's prefix, 256 random bits and a checksum, so that secret
 * scanners recognise it and a mistyped one is told from a revoked one without a look-up.
 */
public record BearerToken(String secret) {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 43;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int SHOWN_LENGTH = 6;

  /** Who carries a token. */
  public enum Kind {
    OPERATOR("op_"),
    API_KEY("sk_"),
    SCIM("scim_");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    public String prefix() {
      return prefix;
    }
  }

  public static BearerToken random(Kind kind, RandomGenerator random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String body = kind.prefix + base62(new BigInteger(1, bytes), RANDOM_LENGTH);
    return new BearerToken(body + checksum(body));
  }

  /** Whether the text is one that {@link #random} can have made; says nothing of validity. */
  public static boolean wellFormed(Kind kind, String text) {
    int body = kind.prefix.length() + RANDOM_LENGTH;
    return text.length() == body + CHECKSUM_LENGTH
        && text.startsWith(kind.prefix)
        && checksum(text.substring(0, body)).equals(text.substring(body));
  }

  public TokenHash hash() {
    return TokenHash.of(secret);
  }

  /** The beginning, for people to tell tokens apart in a list. */
  public String shownPrefix() {
    return secret.substring(0, secret.indexOf('_') + 1 + SHOWN_LENGTH);
  }

  @Override
  public String toString() {
    return "BearerToken[" + shownPrefix() + "...]";
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
  }

  private static String base62(BigInteger value, int length) {
    char[] text = new char[length];
    BigInteger rest = value;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] next = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
      text[i] = DIGITS.charAt(next[1].intValue());
      rest = next[0];
    }
    return new String(text);
  }
}
