package io.scimrelay.delivery.hint;

import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.message.LaneId;
import java.util.Map;
import java.util.Set;

/** What an append committed: the last position of each tenant, and the lanes that have more. */
public record Appended(Map<TenantId, Long> positions, Set<LaneId> lanes) {
  public static final Appended NOTHING = new Appended(Map.of(), Set.of());

  public Appended {
    positions = Map.copyOf(positions);
    lanes = Set.copyOf(lanes);
  }
}
