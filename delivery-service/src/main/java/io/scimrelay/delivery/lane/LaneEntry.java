package io.scimrelay.delivery.lane;

import static io.scimrelay.common.event.EventType.USER_CREATED;
import static io.scimrelay.common.event.EventType.USER_DEACTIVATED;
import static io.scimrelay.common.event.EventType.USER_DELETED;

import io.scimrelay.common.event.EventType;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message in a window, with what became of it so far. */
final class LaneEntry {
  static final Comparator<LaneEntry> ORDER = Comparator.comparingLong(LaneEntry::position);

  /** Of what may go, whatever takes access away goes before the rest. */
  static final Comparator<LaneEntry> SAFETY_FIRST =
      Comparator.comparing((LaneEntry entry) -> !entry.safetyFirst).thenComparing(ORDER);

  /** Where an entry stands. */
  enum State {
    WAITING,
    DELAYED,
    IN_FLIGHT
  }

  private final Touched touched;
  private final boolean safetyFirst;
  PendingMessage message;
  State state = State.WAITING;
  Instant due = Instant.EPOCH;
  boolean failed;
  boolean behindFailed;

  LaneEntry(PendingMessage message, Touched touched, boolean causal) {
    this.message = message;
    this.touched = touched;
    EventType type = message.knownType();
    this.safetyFirst = causal && (type == USER_DEACTIVATED || type == USER_DELETED);
    this.failed = message.failures() > 0;
    Instant next = message.nextAttemptAt();
    if (next != null) {
      state = State.DELAYED;
      due = next;
    }
  }

  PendingMessage message() {
    return message;
  }

  Touched touched() {
    return touched;
  }

  long position() {
    return message.position();
  }

  boolean safetyFirst() {
    return safetyFirst;
  }

  /** Whether others that conflict with this one may be passed by safety first. */
  boolean stuck() {
    return failed || behindFailed;
  }

  /** Whether this, which comes later, may leave {@code earlier} behind although they conflict. */
  boolean mayOvertake(LaneEntry earlier) {
    return safetyFirst
        && earlier.stuck()
        && !(earlier.message.knownType() == USER_CREATED && sameSubject(earlier))
        && !(earlier.state == State.IN_FLIGHT && earlier.concerns(message.subject()));
  }

  /** Whether this must stand still since {@code later} is just overtaking it. */
  boolean heldBy(LaneEntry later) {
    return later.safetyFirst
        && later.state == State.IN_FLIGHT
        && later.position() > position()
        && concerns(later.message.subject());
  }

  private boolean concerns(@Nullable UUID user) {
    return user != null && (user.equals(message.subject()) || user.equals(message.member()));
  }

  private boolean sameSubject(LaneEntry other) {
    return Objects.equals(message.subject(), other.message.subject());
  }
}
