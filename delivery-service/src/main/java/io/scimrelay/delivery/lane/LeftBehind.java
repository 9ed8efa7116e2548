package io.scimrelay.delivery.lane;

import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventType;
import io.scimrelay.delivery.message.PendingMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a window read and did not keep, because it waits behind something that failed and there is
 * too much of it: only the keys, and where to read again from once what failed is gone.
 */
final class LeftBehind {
  private final KeySet owned = new KeySet();
  private final KeySet shared = new KeySet();
  private final KeySet created = new KeySet();
  private @Nullable Place first;

  boolean isEmpty() {
    return first == null;
  }

  void add(LaneEntry entry) {
    PendingMessage message = entry.message();
    Place place = new Place(message.day(), message.position());
    first = first == null || place.compareTo(first) < 0 ? place : first;
    entry.touched().owns().forEach(owned::add);
    entry.touched().shares().forEach(shared::add);
    if (message.knownType() == EventType.USER_CREATED && message.subject() != null) {
      created.add(ConflictKey.resource(message.subject()));
    }
  }

  /** Whether the entry must wait for something in here. */
  boolean holds(LaneEntry entry) {
    if (isEmpty() || !conflicts(entry)) {
      return false;
    }
    return !entry.safetyFirst() || ownCreation(entry);
  }

  /** Forgets everything; answers where to read again from. */
  Optional<Place> giveBack() {
    Optional<Place> from = Optional.ofNullable(first);
    owned.clear();
    shared.clear();
    created.clear();
    first = null;
    return from;
  }

  private boolean conflicts(LaneEntry entry) {
    return entry.touched().owns().stream().anyMatch(k -> owned.contains(k) || shared.contains(k))
        || entry.touched().shares().stream().anyMatch(owned::contains);
  }

  private boolean ownCreation(LaneEntry entry) {
    return entry.message().subject() != null
        && created.contains(ConflictKey.resource(entry.message().subject()));
  }
}
