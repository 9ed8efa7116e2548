package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.lane.LaneEntry.State;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A lane's view of its backlog: what may go now, what waits for what, and from where to read on. It
 * is filled in order of position from what is pending, and holds little of it: reading stops while
 * there is enough to do, and what waits behind a failed message is not kept beyond a bound.
 *
 * <p>No I/O; not thread-safe. A message stays here until its end is written down, so that what
 * depends on it never goes before that.
 */
public final class LaneWindow {
  /** Reading stops while so many may go or are on their way. */
  static final int ENOUGH = 256;

  /** Reading stops while so many are held that are not behind a failed one. */
  static final int MOST = 2_000;

  /** So many are kept that wait behind a failed one. */
  static final int MOST_BEHIND = 1_000;

  private final Ordering ordering;
  private final Conflicts conflicts = new Conflicts();
  private final LeftBehind left = new LeftBehind();
  private final Map<Long, LaneEntry> entries = new HashMap<>();
  private final Turns turns = new Turns();
  private final Set<Long> endedSinceAsked = new HashSet<>();
  private Place readTo = Place.START;
  private int behind;

  public LaneWindow(Ordering ordering) {
    this.ordering = ordering;
  }

  Ordering ordering() {
    return ordering;
  }

  /** From where a page is to be read. What ends until it comes is not taken from it any more. */
  Place askedFrom() {
    endedSinceAsked.clear();
    return readTo;
  }

  /** Takes the next message read; one that is here already is not taken twice. */
  public void offer(PendingMessage message) {
    Place place = new Place(message.day(), message.position());
    readTo = place.compareTo(readTo) > 0 ? place : readTo;
    if (!entries.containsKey(message.position()) && !endedSinceAsked.contains(message.position())) {
      take(entry(message));
    }
  }

  /** The next message that may go; it counts as on its way from now on. */
  public @Nullable PendingMessage next(Instant now) {
    promoteDue(now);
    LaneEntry entry = turns.next();
    while (entry != null && !conflicts.free(entry)) {
      entry = turns.next();
    }
    if (entry == null) {
      return null;
    }
    turns.go(entry);
    return entry.message();
  }

  /** Takes a message out of turn, also before its next try is due. */
  Taken take(long position) {
    LaneEntry entry = entries.get(position);
    if (entry == null) {
      return Taken.NOT_HERE;
    }
    if (entry.state == State.IN_FLIGHT) {
      return Taken.ALREADY;
    }
    if (!conflicts.free(entry)) {
      return Taken.WAITS;
    }
    turns.go(entry);
    return Taken.NOW;
  }

  /**
   * Takes a message that is not held, to be sent by hand: what comes later and conflicts with it
   * waits until it has ended.
   *
   * @return false where it is held, or something of the kind is on its way already
   */
  boolean borrow(PendingMessage message) {
    LaneEntry entry = entry(message);
    if (entries.containsKey(entry.position()) || conflicts.anyOnItsWayAfter(entry)) {
      return false;
    }
    entry.failed = false;
    turns.go(entry);
    conflicts.add(entry);
    entries.put(entry.position(), entry);
    return true;
  }

  /** It ended: delivered, given up or skipped, and that is written down. */
  public void ended(long position) {
    endedSinceAsked.add(position);
    LaneEntry entry = entries.remove(position);
    if (entry == null) {
      return;
    }
    boolean stuck = entry.stuck();
    NavigableSet<LaneEntry> waiting =
        stuck ? conflicts.dependents(entry) : new TreeSet<>(LaneEntry.ORDER);
    forget(entry);
    waiting.forEach(this::judge);
    conflicts.freedBy(entry, this::consider);
    waiting.forEach(this::consider);
    if (stuck) {
      left.giveBack().ifPresent(from -> readTo = from.justBefore());
    }
  }

  public void ended(Collection<Long> positions) {
    positions.forEach(this::ended);
  }

  /** It failed and is tried again, not before {@code due}. */
  public void failed(PendingMessage tried, Instant due) {
    LaneEntry entry = entries.get(tried.position());
    if (entry == null) {
      return;
    }
    entry.message = tried;
    turns.land(entry);
    turns.delay(entry, due);
    if (!entry.failed) {
      entry.failed = true;
      NavigableSet<LaneEntry> waiting = conflicts.dependents(entry);
      waiting.forEach(this::judge);
      waiting.forEach(this::consider);
    }
    conflicts.freedBy(entry, this::consider);
  }

  /** It was not sent after all, or nobody knows its end: it may go again. */
  public void released(long position) {
    LaneEntry entry = entries.get(position);
    if (entry != null) {
      turns.land(entry);
      consider(entry);
      conflicts.freedBy(entry, this::consider);
    }
  }

  /** Lets a message that waits for its next try go at once. */
  public void hurry(long position) {
    LaneEntry entry = entries.get(position);
    if (entry != null) {
      hurry(entry);
    }
  }

  /** Lets all go that wait for their next try. */
  public void hurryAll() {
    turns.delayed().forEach(this::hurry);
  }

  /** Lets the one go whose next try is nearest, so that something can be tried. */
  public boolean hurryFirst() {
    turns.firstDelayed().ifPresent(this::hurry);
    return turns.anyMayGo();
  }

  /** Something may have become pending again before what was read. */
  public void readFromStart() {
    left.giveBack();
    readTo = Place.START;
  }

  public boolean wantsMore() {
    return turns.busy() < ENOUGH && entries.size() - behind < MOST;
  }

  public boolean hasReady(Instant now) {
    promoteDue(now);
    return turns.anyMayGo();
  }

  public Optional<Instant> nextDue() {
    return turns.firstDelayed().map(entry -> entry.due);
  }

  /** Everything up to here is known; reading goes on behind it. */
  public Place readTo() {
    return readTo;
  }

  /** When the first of what is held was made. */
  public Optional<Instant> oldest() {
    return entries.values().stream().min(LaneEntry.ORDER).map(entry -> entry.message().madeAt());
  }

  public int inFlight() {
    return turns.inFlight();
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty() && left.isEmpty();
  }

  /** The message at a position, where it is held. */
  public Optional<PendingMessage> message(long position) {
    return Optional.ofNullable(entries.get(position)).map(LaneEntry::message);
  }

  public boolean holds(long position) {
    return entries.containsKey(position);
  }

  private LaneEntry entry(PendingMessage message) {
    return new LaneEntry(message, Touched.by(message, ordering), ordering == Ordering.CAUSAL);
  }

  private void take(LaneEntry entry) {
    boolean heldByLeft = left.holds(entry);
    conflicts.add(entry);
    boolean stuck = heldByLeft || (conflicts.behindFailed(entry) && !conflicts.free(entry));
    if (heldByLeft || (stuck && behind >= MOST_BEHIND)) {
      conflicts.remove(entry);
      left.add(entry);
      return;
    }
    entries.put(entry.position(), entry);
    mark(entry, stuck);
    if (entry.state == State.DELAYED) {
      turns.delay(entry, entry.due);
    }
    if (entry.stuck()) {
      conflicts.dependents(entry).forEach(this::judge);
    }
    consider(entry);
  }

  private void consider(LaneEntry entry) {
    if (entry.state == State.WAITING
        && entries.containsKey(entry.position())
        && conflicts.free(entry)) {
      turns.mayGo(entry);
    }
  }

  private void judge(LaneEntry entry) {
    mark(entry, conflicts.behindFailed(entry) && !conflicts.free(entry));
  }

  private void mark(LaneEntry entry, boolean behindFailed) {
    if (entry.behindFailed != behindFailed) {
      entry.behindFailed = behindFailed;
      behind += behindFailed ? 1 : -1;
    }
  }

  private void forget(LaneEntry entry) {
    turns.forget(entry);
    mark(entry, false);
    conflicts.remove(entry);
  }

  private void hurry(LaneEntry entry) {
    if (turns.hurry(entry)) {
      consider(entry);
    }
  }

  private void promoteDue(Instant now) {
    Optional<LaneEntry> first = turns.firstDelayed();
    while (first.isPresent() && !first.get().due.isAfter(now)) {
      hurry(first.get());
      first = turns.firstDelayed();
    }
  }
}
