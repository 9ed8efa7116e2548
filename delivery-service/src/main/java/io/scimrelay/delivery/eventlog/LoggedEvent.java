package io.scimrelay.delivery.eventlog;

import java.time.LocalDate;

/** An event in the log; its body is passed on as it is. */
record LoggedEvent(LocalDate day, long position, String type, String body) {

  @Override
  public String toString() {
    return "LoggedEvent[" + position + ", " + type + "]";
  }
}
