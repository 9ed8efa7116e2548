package io.scimrelay.delivery.lane;

import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.message.PendingMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys by which a message waits for others and lets others wait: two conflict where one owns a
 * key that the other owns or shares. A type that is not known here conflicts with its whole
 * connection; an event without a sequence has no order and touches nothing.
 */
record Touched(List<Long> owns, List<Long> shares) {
  private static final Touched NOTHING = new Touched(List.of(), List.of());
  private static final Touched ALL = new Touched(List.of(ConflictKey.connection()), List.of());

  static Touched by(PendingMessage message, Ordering ordering) {
    if (!message.ordered()) {
      return NOTHING;
    }
    return switch (ordering) {
      case NONE -> NOTHING;
      case STRICT -> ALL;
      case CAUSAL -> causal(message);
    };
  }

  private static Touched causal(PendingMessage message) {
    if (message.knownType() == null || message.owns().isEmpty()) {
      return ALL;
    }
    Stream<Long> shared = message.shares().stream().filter(key -> !message.owns().contains(key));
    return new Touched(
        message.owns().stream().distinct().toList(),
        Stream.concat(shared, Stream.of(ConflictKey.connection())).distinct().toList());
  }
}
