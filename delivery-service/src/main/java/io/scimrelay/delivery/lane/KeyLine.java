package io.scimrelay.delivery.lane;

import java.util.NavigableSet;
import java.util.TreeSet;

/** The undelivered entries of a window that touch one key, in order. */
final class KeyLine {
  private final NavigableSet<LaneEntry> owners = new TreeSet<>(LaneEntry.ORDER);
  private final NavigableSet<LaneEntry> sharers = new TreeSet<>(LaneEntry.ORDER);

  void add(LaneEntry entry, boolean owns) {
    (owns ? owners : sharers).add(entry);
  }

  void remove(LaneEntry entry) {
    owners.remove(entry);
    sharers.remove(entry);
  }

  boolean isEmpty() {
    return owners.isEmpty() && sharers.isEmpty();
  }

  NavigableSet<LaneEntry> owners() {
    return owners;
  }

  /** Those that {@code entry} conflicts with and that come before it. */
  Iterable<LaneEntry> before(LaneEntry entry, boolean owns) {
    return owns
        ? () -> new Both(owners.headSet(entry).iterator(), sharers.headSet(entry).iterator())
        : owners.headSet(entry);
  }

  /** Those that {@code entry} conflicts with and that come after it. */
  Iterable<LaneEntry> after(LaneEntry entry, boolean owns) {
    return owns
        ? () ->
            new Both(
                owners.tailSet(entry, false).iterator(), sharers.tailSet(entry, false).iterator())
        : owners.tailSet(entry, false);
  }

  /** The sharers that no owner stands before. */
  NavigableSet<LaneEntry> leadingSharers() {
    return owners.isEmpty() ? sharers : sharers.headSet(owners.first(), false);
  }
}
