package io.scimrelay.admin.access;

import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.TenantId;
import java.util.Set;
import java.util.UUID;

/** Who calls: the operator, or a tenant by one of its API keys. */
public sealed interface Caller {

  /** Whose idempotency keys these are. */
  UUID principal();

  Asked asked();

  /** Acts on tenants, never inside one. */
  record Operator(Asked asked) implements Caller {
    private static final UUID PRINCIPAL = new UUID(0, 0);

    @Override
    public UUID principal() {
      return PRINCIPAL;
    }
  }

  /** Acts inside its own tenant, as far as the scopes of its key go. */
  record TenantCaller(TenantId tenant, ApiKeyId key, Set<Scope> scopes, Asked asked)
      implements Caller {
    public TenantCaller {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public UUID principal() {
      return key.value();
    }
  }
}
