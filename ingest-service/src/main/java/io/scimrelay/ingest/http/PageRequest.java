package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, RFC 7644 section 3.4.2.4.
 *
 * @param startIndex from 1
 * @param count at most so many
 */
record PageRequest(long startIndex, int count) {
  static final int DEFAULT = 100;
  static final int MOST = 1_000;

  static PageRequest of(@Nullable String startIndex, @Nullable String count) {
    return new PageRequest(
        Math.max(1, number("startIndex", startIndex, 1)),
        Math.clamp(number("count", count, DEFAULT), 0, MOST));
  }

  private static long number(String name, @Nullable String text, long absent) {
    if (text == null || text.isBlank()) {
      return absent;
    }
    try {
      return new java.math.BigDecimal(text.trim()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw ScimException.invalidValue(name + " must be a whole number.");
    }
  }
}
