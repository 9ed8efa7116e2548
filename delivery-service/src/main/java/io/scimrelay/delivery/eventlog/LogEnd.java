package io.scimrelay.delivery.eventlog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last place of a tenant's log.
 *
 * @param keptDays how long the tenant keeps events, or null where it says nothing of it
 */
record LogEnd(int epoch, LocalDate day, long position, @Nullable Integer keptDays) {
  static final LogEnd EMPTY = new LogEnd(1, LocalDate.EPOCH, 0, null);

  Cursor cursor() {
    return new Cursor(epoch, day, position);
  }
}
