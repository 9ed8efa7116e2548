package io.scimrelay.ingest.idp.onelogin;

import java.util.Arrays;

/**
 * A query that is empty, or has parameters without a name.
 *
 * <pre>PUT /Users/1?              means   PUT /Users/1
 * GET /Users?count=1&amp;        means   GET /Users?count=1</pre>
 */
public final class EmptyParameter {
  private EmptyParameter() {}

  /**
   * @param rawQuery what stands behind the question mark; empty where nothing does
   */
  public static boolean applies(String rawQuery) {
    return Arrays.stream(rawQuery.split("&", -1))
        .anyMatch(parameter -> parameter.isEmpty() || parameter.startsWith("="));
  }
}
