package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import java.math.BigDecimal;
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
  private static final BigDecimal BEYOND = BigDecimal.valueOf(Long.MAX_VALUE / 2);

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
      return whole(new BigDecimal(text.trim()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw ScimException.invalidValue(name + " must be a whole number.");
    }
  }

  /** More than can be is as much as can be. */
  private static long whole(BigDecimal number) {
    return number.abs().compareTo(BEYOND) < 0
        ? number.longValueExact()
        : number.signum() * BEYOND.longValueExact();
  }
}
