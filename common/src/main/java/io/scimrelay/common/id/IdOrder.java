package io.scimrelay.common.id;

import java.util.UUID;

/**
 * The order of PostgreSQL's {@code uuid}: by unsigned bytes, where {@link UUID#compareTo} is
 * signed.
 */
public final class IdOrder {
  private IdOrder() {}

  public static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
