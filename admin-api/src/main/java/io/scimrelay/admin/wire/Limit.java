package io.scimrelay.admin.wire;

import io.scimrelay.admin.problem.Refused;

/** How many a page may hold: 1 to 1,000. */
public record Limit(int value) {
  public static final String DEFAULT = "100";
  private static final int MAX = 1000;

  static Limit parse(String text) {
    int value = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > MAX) {
      throw Refused.parameter("limit", "is a number from 1 to " + MAX);
    }
    return new Limit(value);
  }
}
