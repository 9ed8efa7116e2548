package io.scimrelay.delivery.eventlog;

import java.util.List;
import java.util.stream.Collectors;

/** Events, and where to read on. */
record Page(List<LoggedEvent> events, Cursor next, boolean more) {

  /** The answer; bodies are JSON already and go in untouched. */
  String json() {
    String data = events.stream().map(LoggedEvent::body).collect(Collectors.joining(","));
    return "{\"data\":["
        + data
        + "],\"nextCursor\":\""
        + next.text()
        + "\",\"hasMore\":"
        + more
        + "}";
  }

  /** Whether a reader who would wait has nothing to go on with. */
  boolean nothingYet() {
    return events.isEmpty() && !more;
  }
}
