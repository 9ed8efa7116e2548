package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a batch is appended: of each connection the next number, and no other. What was
 * appended before is dropped, and so is what lies beyond a gap: its sender keeps it and sends it
 * again. A notice has no number and is appended where its id is new.
 *
 * @param marks how far each connection has come
 * @param gaps connections of which something beyond the next number was seen
 */
public record Watermark(Map<ConnectionId, Mark> marks, List<Incoming> admitted, int gaps) {

  /** The last number appended, in its epoch. */
  public record Mark(int epoch, long sequence) {
    public static final Mark NONE = new Mark(0, 0);

    private boolean next(int ofEpoch, long number) {
      return ofEpoch == epoch ? number == sequence + 1 : ofEpoch > epoch && number == 1;
    }

    private boolean beyond(int ofEpoch, long number) {
      return ofEpoch > epoch || (ofEpoch == epoch && number > sequence);
    }
  }

  static Watermark admit(
      Map<ConnectionId, Mark> before, Set<EventId> newNotices, List<Incoming> incoming) {
    Map<ConnectionId, Mark> marks = new HashMap<>(before);
    List<Incoming> admitted = new ArrayList<>(incoming.size());
    int gaps = 0;
    for (Incoming each : incoming) {
      Long number = each.event().sequence();
      if (number == null) {
        addNotice(each, newNotices, admitted);
      } else if (advance(marks, each.connection(), each.epoch(), number)) {
        admitted.add(each);
      } else if (mark(marks, each.connection()).beyond(each.epoch(), number)) {
        gaps++;
      }
    }
    return new Watermark(marks, admitted, gaps);
  }

  private static void addNotice(Incoming notice, Set<EventId> newNotices, List<Incoming> admitted) {
    boolean twice = admitted.stream().anyMatch(a -> a.event().id().equals(notice.event().id()));
    if (newNotices.contains(notice.event().id()) && !twice) {
      admitted.add(notice);
    }
  }

  private static boolean advance(
      Map<ConnectionId, Mark> marks, @Nullable ConnectionId connection, int epoch, long number) {
    if (connection == null || !mark(marks, connection).next(epoch, number)) {
      return false;
    }
    marks.put(connection, new Mark(epoch, number));
    return true;
  }

  private static Mark mark(Map<ConnectionId, Mark> marks, @Nullable ConnectionId connection) {
    return connection == null ? Mark.NONE : marks.getOrDefault(connection, Mark.NONE);
  }
}
