package io.scimrelay.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.admin.access.Caller.Operator;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.access.CredentialStore.KnownKey;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.BearerToken.Kind;
import io.scimrelay.common.secret.TokenHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Whose key it is. What the database said of a key, also that it is none, holds for a second. */
@ApplicationScoped
public class Credentials {
  private static final Duration BELIEVED = Duration.ofSeconds(1);
  private static final int REMEMBERED = 10_000;

  private final TokenHash operatorKey;
  private final CredentialStore store;
  private final Cache<TokenHash, Optional<KnownKey>> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(BELIEVED).build();

  public Credentials(OperatorKey operatorKey, CredentialStore store) {
    this.operatorKey = operatorKey.hash();
    this.store = store;
  }

  Uni<Caller> caller(String token, Asked asked) {
    TokenHash hash = TokenHash.of(token);
    if (hash.equals(operatorKey)) {
      return Uni.createFrom().item(new Operator(asked));
    }
    if (!BearerToken.wellFormed(Kind.API_KEY, token)) {
      return Uni.createFrom().failure(AccessFilter.unauthenticated());
    }
    return find(hash)
        .map(key -> key.orElseThrow(AccessFilter::unauthenticated))
        .map(key -> caller(key, asked));
  }

  private static TenantCaller caller(KnownKey key, Asked asked) {
    return new TenantCaller(key.tenant(), key.id(), key.scopes(), asked);
  }

  private Uni<Optional<KnownKey>> find(TokenHash hash) {
    Optional<KnownKey> cached = known.getIfPresent(hash);
    return cached != null
        ? Uni.createFrom().item(cached)
        : store.find(hash).invoke(found -> known.put(hash, found));
  }
}
