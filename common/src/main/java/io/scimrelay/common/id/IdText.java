package io.scimrelay.common.id;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** 128 bits as 26 characters of Crockford's base32 in lower case; one text for each value. */
final class IdText {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final byte[] DIGITS = digits();
  private static final int LENGTH = 26;

  private IdText() {}

  static String encode(UUID id) {
    char[] text = new char[LENGTH];
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET[(int) (low & 31)];
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return new String(text);
  }

  /** The value of a written id; empty where the text is anything but the one this class writes. */
  static Optional<UUID> decode(String prefix, String text) {
    int start = prefix.length() + 1;
    boolean shaped =
        text.length() == start + LENGTH
            && text.startsWith(prefix)
            && text.charAt(start - 1) == '_'
            && text.charAt(start) <= '7';
    return shaped ? digits(text, start) : Optional.empty();
  }

  private static Optional<UUID> digits(String text, int start) {
    long high = 0;
    long low = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < DIGITS.length ? DIGITS[c] : -1;
      if (digit < 0) {
        return Optional.empty();
      }
      high = (high << 5) | (low >>> 59);
      low = (low << 5) | digit;
    }
    return Optional.of(new UUID(high, low));
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (byte i = 0; i < ALPHABET.length; i++) {
      digits[ALPHABET[i]] = i;
    }
    return digits;
  }
}
