package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.breaker.Health;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.message.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this process owns at a moment, as the database says.
 *
 * @param tokens of its claims
 * @param endpoints those of them that still exist
 * @param paused connections that stand still
 * @param positions how far the log of each of their tenants had come before the rest was read
 * @param health of endpoints that are new here
 * @param lanes with something pending, of endpoints that are new here
 * @param held lanes of which nothing goes, since a backfill is being written to them
 */
record Owned(
    Map<EndpointId, Long> tokens,
    List<Endpoint> endpoints,
    Set<ConnectionId> paused,
    Map<TenantId, Long> positions,
    Map<EndpointId, Health> health,
    Set<LaneId> lanes,
    Set<LaneId> held) {

  /** The connections whose lanes to an endpoint are held. */
  Set<ConnectionId> heldOf(EndpointId endpoint) {
    return held.stream()
        .filter(lane -> lane.endpoint().equals(endpoint))
        .map(LaneId::connection)
        .collect(Collectors.toSet());
  }
}
