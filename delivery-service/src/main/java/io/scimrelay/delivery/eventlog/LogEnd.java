package io.scimrelay.delivery.eventlog;

import java.time.LocalDate;

/** The last place of a tenant's log. */
record LogEnd(int epoch, LocalDate day, long position) {
  static final LogEnd EMPTY = new LogEnd(1, LocalDate.EPOCH, 0);

  Cursor cursor() {
    return new Cursor(epoch, day, position);
  }
}
