package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.TenantId;
import java.util.Set;

/** Who reads: a tenant, by one of its API keys. */
record Reader(TenantId tenant, Set<String> scopes) {
  private static final String NEEDED = "events:read";

  Reader {
    scopes = Set.copyOf(scopes);
  }

  boolean mayRead() {
    return scopes.contains(NEEDED);
  }
}
