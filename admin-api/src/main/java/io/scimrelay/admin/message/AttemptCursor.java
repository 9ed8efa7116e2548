package io.scimrelay.admin.message;

import io.scimrelay.admin.wire.Paging;

/** Attempts of a message are read on from a number. */
final class AttemptCursor {
  private AttemptCursor() {}

  static int of(Paging paging) {
    if (paging.after() == null) {
      return 0;
    }
    if (!paging.after().matches("[0-9]{1,9}")) {
      throw Paging.invalidCursor();
    }
    return Integer.parseInt(paging.after());
  }

  static String text(AttemptView last) {
    return Integer.toString(last.number());
  }
}
