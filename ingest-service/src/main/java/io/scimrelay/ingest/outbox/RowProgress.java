package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the events of one outbox row into records, in order. The cuts depend on the row alone, so
 * that a row sent again is cut as before. References of members are read in pieces.
 */
final class RowProgress {
  private static final int PIECE = 2_000;

  private final OutboxRow row;
  private final EventWriter writer;
  private final PieceReader pieces;
  private final int count;
  private int index;
  private List<JsonNode> piece = List.of();
  private int pieceStart;
  private boolean pieceAdded;
  private @Nullable EventEnvelope held;

  /** Reads references {@code after} (exclusive) to {@code upTo} (inclusive), counted from 1. */
  @FunctionalInterface
  interface PieceReader {
    List<JsonNode> read(OutboxRow row, boolean added, int after, int upTo)
        throws RelayUnavailable, InterruptedException;
  }

  RowProgress(OutboxRow row, PieceReader pieces) {
    this.row = row;
    this.writer = new EventWriter(row);
    this.pieces = pieces;
    this.count =
        row.lead().size() + row.removed().count() + row.added().count() + row.tail().size();
  }

  OutboxRow row() {
    return row;
  }

  boolean done() {
    return index >= count && held == null;
  }

  EventBatch next() throws RelayUnavailable, InterruptedException {
    List<EventEnvelope> events = new ArrayList<>();
    int bytes = 0;
    while (!done() && events.size() < EventTopic.MAX_EVENTS) {
      EventEnvelope event = take();
      if (!events.isEmpty() && bytes + event.body().length() > EventTopic.CUT_BYTES) {
        held = event;
        break;
      }
      events.add(event);
      bytes += event.body().length();
    }
    return new EventBatch(
        row.tenant(), row.organization(), row.connection(), row.epoch(), row.traceparent(), events);
  }

  private EventEnvelope take() throws RelayUnavailable, InterruptedException {
    EventEnvelope event = held;
    held = null;
    return event != null ? event : event(index++);
  }

  private EventEnvelope event(int at) throws RelayUnavailable, InterruptedException {
    int removed = row.lead().size();
    int added = removed + row.removed().count();
    int tail = added + row.added().count();
    if (at < removed) {
      return writer.own(row.lead().get(at), at);
    }
    if (at < added) {
      return writer.membership(EventType.GROUP_MEMBER_REMOVED, reference(false, at - removed), at);
    }
    return at < tail
        ? writer.membership(EventType.GROUP_MEMBER_ADDED, reference(true, at - added), at)
        : writer.own(row.tail().get(at - tail), at);
  }

  private JsonNode reference(boolean ofAdded, int number)
      throws RelayUnavailable, InterruptedException {
    Memberships all = ofAdded ? row.added() : row.removed();
    return all.few().isEmpty() ? inPiece(ofAdded, number, all.count()) : all.few().get(number);
  }

  private JsonNode inPiece(boolean ofAdded, int number, int total)
      throws RelayUnavailable, InterruptedException {
    boolean here =
        ofAdded == pieceAdded && number >= pieceStart && number < pieceStart + piece.size();
    if (!here) {
      piece = pieces.read(row, ofAdded, number, Math.min(number + PIECE, total));
      pieceStart = number;
      pieceAdded = ofAdded;
    }
    return piece.get(number - pieceStart);
  }
}
