package io.scimrelay.deploy.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether events of one connection came in an order that a receiver can apply: what touches one
 * user or group came as it happened; memberships of one group may pass each other.
 */
final class CausalOrder {
  private final Map<String, Long> owned = new HashMap<>();
  private final Map<String, Long> shared = new HashMap<>();
  private final List<String> inversions = new ArrayList<>();

  /** An event and when it came first. */
  record Seen(JsonNode event, long at) {

    long sequence() {
      return event.path("sequence").asLong();
    }
  }

  static List<String> inversions(List<Seen> seen) {
    CausalOrder order = new CausalOrder();
    seen.stream().sorted(Comparator.comparingLong(Seen::sequence)).forEach(order::check);
    return order.inversions;
  }

  private void check(Seen seen) {
    Fact fact = Fact.of(seen.event());
    if (fact.type().startsWith("group.member_")) {
      String pair = fact.resource() + " " + fact.detail();
      require(seen, owned, List.of(fact.resource(), fact.detail(), pair));
      raise(owned, pair, seen.at());
      raise(shared, fact.resource(), seen.at());
      raise(shared, fact.detail(), seen.at());
    } else {
      require(seen, owned, List.of(fact.resource()));
      require(seen, shared, List.of(fact.resource()));
      raise(owned, fact.resource(), seen.at());
    }
  }

  private void require(Seen seen, Map<String, Long> earlier, List<String> keys) {
    for (String key : keys) {
      if (seen.at() < earlier.getOrDefault(key, Long.MIN_VALUE)) {
        inversions.add("sequence " + seen.sequence() + " came before an earlier event of " + key);
      }
    }
  }

  private static void raise(Map<String, Long> times, String key, long at) {
    times.merge(key, at, Math::max);
  }
}
