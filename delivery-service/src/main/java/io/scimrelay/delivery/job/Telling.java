package io.scimrelay.delivery.job;

import io.scimrelay.common.event.EventType;
import io.scimrelay.delivery.job.Written.Positions;
import java.util.List;
import java.util.UUID;

/** How far one backfill has come while it is written. */
final class Telling {
  /** So much is read, shaped and written at a time. */
  static final int PAGE = 250;

  private static final UUID START = new UUID(0, 0);

  private final Job job;
  private final PresentState state;
  private final Positions positions;
  private final long total;
  private final List<String> types;
  private UUID after = START;
  private UUID afterMember = START;
  private long done;

  Telling(Job job, PresentState state, Positions positions, long total, List<String> types) {
    this.job = job;
    this.state = state;
    this.positions = positions;
    this.total = total;
    this.types = List.copyOf(types);
  }

  Job job() {
    return job;
  }

  PresentState state() {
    return state;
  }

  Positions positions() {
    return positions;
  }

  UUID tenant() {
    return state.tenant().value();
  }

  UUID connection() {
    return state.connection().value();
  }

  long total() {
    return total;
  }

  long done() {
    return done;
  }

  /** Whether the endpoint is told of such events; no types are all. */
  boolean wants(EventType type) {
    String wire = type.wire();
    String family = wire.substring(0, wire.indexOf('.')) + ".*";
    return types.isEmpty() || types.contains(wire) || types.contains(family) || types.contains("*");
  }

  void fromStart() {
    after = START;
    afterMember = START;
  }

  UUID after() {
    return after;
  }

  UUID afterMember() {
    return afterMember;
  }

  void passed(UUID resource) {
    after = resource;
  }

  void passed(UUID group, UUID member) {
    after = group;
    afterMember = member;
  }

  /** The position of the next event. */
  long next() {
    return positions.after() + done + 1;
  }

  void told(int events) {
    done += events;
  }

  Written written() {
    return new Written(positions, state.epoch(), state.sequence(), done);
  }
}
