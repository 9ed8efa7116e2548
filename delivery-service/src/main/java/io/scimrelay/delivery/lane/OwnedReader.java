package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.breaker.HealthStore;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.endpoint.EndpointStore;
import io.scimrelay.delivery.message.MessageStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Claims what is free and reads what this process owns then. */
@Singleton
class OwnedReader {
  private final ClaimStore claims;
  private final EndpointStore endpoints;
  private final HealthStore health;
  private final MessageStore messages;

  OwnedReader(
      ClaimStore claims, EndpointStore endpoints, HealthStore health, MessageStore messages) {
    this.claims = claims;
    this.endpoints = endpoints;
    this.health = health;
    this.messages = messages;
  }

  Uni<Owned> read(UUID process, Predicate<EndpointId> known) {
    return claims
        .claim(process)
        .chain(() -> claims.mine(process))
        .chain(tokens -> endpoints.load(tokens.keySet()).chain(all -> read(tokens, all, known)));
  }

  /** Positions come first: what is appended after them is looked for in the next round. */
  private Uni<Owned> read(
      Map<EndpointId, Long> tokens, List<Endpoint> all, Predicate<EndpointId> known) {
    Set<TenantId> tenants = all.stream().map(Endpoint::tenant).collect(Collectors.toSet());
    Set<EndpointId> fresh =
        all.stream().map(Endpoint::id).filter(known.negate()).collect(Collectors.toSet());
    return messages
        .positions(tenants)
        .chain(
            positions ->
                Uni.combine()
                    .all()
                    .unis(
                        endpoints.paused(tenants),
                        health.load(fresh),
                        messages.lanes(fresh),
                        claims.held(tokens.keySet()))
                    .asTuple()
                    .map(
                        t ->
                            new Owned(
                                tokens,
                                all,
                                t.getItem1(),
                                positions,
                                t.getItem2(),
                                t.getItem3(),
                                t.getItem4())));
  }
}
