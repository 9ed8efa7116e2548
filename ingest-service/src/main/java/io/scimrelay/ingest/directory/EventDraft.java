package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventType;
import java.util.List;

/**
 * A {@code user.*} or {@code group.*} event (never a membership) before it has its number: the
 * {@code data} of the vendor's event, and the conflict keys it owns.
 */
public record EventDraft(EventType type, ObjectNode data, List<Long> owns) {
  public EventDraft {
    owns = List.copyOf(owns);
  }

  /** Without its data, which is people's. */
  @Override
  public String toString() {
    return "EventDraft[" + type.wire() + "]";
  }
}
