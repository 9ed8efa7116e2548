package io.scimrelay.delivery.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who waits for whom among the entries of a window. */
final class Conflicts {
  private static final KeyLine NOBODY = new KeyLine();

  private final Map<Long, KeyLine> lines = new HashMap<>();

  void add(LaneEntry entry) {
    entry.touched().owns().forEach(key -> line(key).add(entry, true));
    entry.touched().shares().forEach(key -> line(key).add(entry, false));
  }

  void remove(LaneEntry entry) {
    entry.touched().owns().forEach(key -> leave(key, entry));
    entry.touched().shares().forEach(key -> leave(key, entry));
  }

  /** Whether nothing that is undelivered, and comes before, keeps the entry waiting. */
  boolean free(LaneEntry entry) {
    return !anyBefore(entry, earlier -> !entry.mayOvertake(earlier)) && !held(entry);
  }

  boolean behindFailed(LaneEntry entry) {
    return anyBefore(entry, LaneEntry::stuck);
  }

  /** Hands over each entry that may have become free by the end of {@code gone}. */
  void freedBy(LaneEntry gone, Consumer<LaneEntry> each) {
    for (long key : gone.touched().owns()) {
      KeyLine line = lines.get(key);
      if (line != null) {
        line.owners().forEach(each);
        line.leadingSharers().forEach(each);
      }
    }
    for (long key : gone.touched().shares()) {
      KeyLine line = lines.get(key);
      if (line != null) {
        line.owners().forEach(each);
      }
    }
  }

  /** All that waits for {@code root}, or for something that does, in order. */
  NavigableSet<LaneEntry> dependents(LaneEntry root) {
    NavigableSet<LaneEntry> found = new TreeSet<>(LaneEntry.ORDER);
    Deque<LaneEntry> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      eachAfter(
          open.remove(),
          later -> {
            if (found.add(later)) {
              open.add(later);
            }
          });
    }
    return found;
  }

  boolean anyOnItsWayAfter(LaneEntry entry) {
    List<LaneEntry> later = new ArrayList<>();
    eachAfter(entry, later::add);
    return later.stream().anyMatch(each -> each.state == LaneEntry.State.IN_FLIGHT);
  }

  private void eachAfter(LaneEntry entry, Consumer<LaneEntry> each) {
    entry.touched().owns().forEach(key -> seen(key).after(entry, true).forEach(each));
    entry.touched().shares().forEach(key -> seen(key).after(entry, false).forEach(each));
  }

  private boolean anyBefore(LaneEntry entry, Predicate<LaneEntry> test) {
    return any(entry, true, test) || any(entry, false, test);
  }

  private boolean any(LaneEntry entry, boolean owns, Predicate<LaneEntry> test) {
    for (long key : owns ? entry.touched().owns() : entry.touched().shares()) {
      KeyLine line = lines.get(key);
      if (line == null) {
        continue;
      }
      for (LaneEntry earlier : line.before(entry, owns)) {
        if (test.test(earlier)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a deactivation or deletion is on its way that makes the entry pointless. */
  private boolean held(LaneEntry entry) {
    return holds(entry, true) || holds(entry, false);
  }

  private boolean holds(LaneEntry entry, boolean owns) {
    for (long key : owns ? entry.touched().owns() : entry.touched().shares()) {
      KeyLine line = lines.get(key);
      if (line != null && line.owners().tailSet(entry, false).stream().anyMatch(entry::heldBy)) {
        return true;
      }
    }
    return false;
  }

  private KeyLine seen(long key) {
    return lines.getOrDefault(key, NOBODY);
  }

  private KeyLine line(long key) {
    return lines.computeIfAbsent(key, _ -> new KeyLine());
  }

  private void leave(long key, LaneEntry entry) {
    KeyLine line = lines.get(key);
    if (line != null) {
      line.remove(entry);
      if (line.isEmpty()) {
        lines.remove(key);
      }
    }
  }
}
