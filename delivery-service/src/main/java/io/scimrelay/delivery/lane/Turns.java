package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.lane.LaneEntry.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who of a window may go, who waits for its next try, and how many are on their way. */
final class Turns {
  private final NavigableSet<LaneEntry> ready = new TreeSet<>(LaneEntry.SAFETY_FIRST);
  private final NavigableSet<LaneEntry> delayed =
      new TreeSet<>(Comparator.comparing((LaneEntry e) -> e.due).thenComparing(LaneEntry.ORDER));
  private int inFlight;

  /** It may go; whether it still may is asked again at its turn. */
  void mayGo(LaneEntry entry) {
    ready.add(entry);
  }

  /** Takes out the one whose turn it is. */
  @Nullable LaneEntry next() {
    return ready.pollFirst();
  }

  /** It goes on its way, also out of turn. */
  void go(LaneEntry entry) {
    remove(entry);
    entry.state = State.IN_FLIGHT;
    inFlight++;
  }

  /** It is on its way no more, if it was. */
  void land(LaneEntry entry) {
    if (entry.state == State.IN_FLIGHT) {
      inFlight--;
      entry.state = State.WAITING;
    }
  }

  /** It waits for its next try. */
  void delay(LaneEntry entry, Instant due) {
    remove(entry);
    entry.due = due;
    entry.state = State.DELAYED;
    delayed.add(entry);
  }

  /** It waits for its next try no more; false where it did not. */
  boolean hurry(LaneEntry entry) {
    if (!delayed.remove(entry)) {
      return false;
    }
    entry.state = State.WAITING;
    return true;
  }

  void forget(LaneEntry entry) {
    land(entry);
    remove(entry);
  }

  boolean anyMayGo() {
    return !ready.isEmpty();
  }

  /** How many may go or are on their way. */
  int busy() {
    return ready.size() + inFlight;
  }

  int inFlight() {
    return inFlight;
  }

  /** What waits for its next try, the nearest first. */
  List<LaneEntry> delayed() {
    return List.copyOf(delayed);
  }

  Optional<LaneEntry> firstDelayed() {
    return delayed.isEmpty() ? Optional.empty() : Optional.of(delayed.first());
  }

  private void remove(LaneEntry entry) {
    ready.remove(entry);
    delayed.remove(entry);
  }
}
