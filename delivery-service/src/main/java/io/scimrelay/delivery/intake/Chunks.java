package io.scimrelay.delivery.intake;

import io.scimrelay.common.event.EventBatch;
import io.scimrelay.delivery.eventlog.Incoming;
import java.util.ArrayList;
import java.util.List;

/** Cuts what was polled into transactions of a bearable size; a record is not cut. */
final class Chunks {
  private static final int MOST_EVENTS = 1_000;
  private static final long MOST_CHARS = 4L * 1024 * 1024;

  private Chunks() {}

  static List<List<Incoming>> of(List<EventBatch> batches) {
    List<List<Incoming>> chunks = new ArrayList<>();
    List<Incoming> open = new ArrayList<>();
    long chars = 0;
    for (EventBatch batch : batches) {
      if (open.size() >= MOST_EVENTS || chars >= MOST_CHARS) {
        chunks.add(open);
        open = new ArrayList<>();
        chars = 0;
      }
      Incoming.of(batch).forEach(open::add);
      chars += batch.events().stream().mapToLong(event -> event.body().length()).sum();
    }
    if (!open.isEmpty()) {
      chunks.add(open);
    }
    return chunks;
  }
}
