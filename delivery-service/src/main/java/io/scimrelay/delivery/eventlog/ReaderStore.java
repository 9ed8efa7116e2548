package io.scimrelay.delivery.eventlog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.TokenHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whose an API key is; an answer, yes or no, is good for one second. */
@Singleton
class ReaderStore {
  private static final String SCHEME = "Bearer ";

  private final Pool pool;
  private final AsyncCache<TokenHash, Optional<Reader>> cache =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofSeconds(1))
          .maximumSize(10_000)
          .buildAsync();

  ReaderStore(Pool pool) {
    this.pool = pool;
  }

  /** The reader behind an Authorization header; fails where there is none or it may not read. */
  Uni<Reader> reader(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, 7)) {
      return Uni.createFrom().failure(unauthorized());
    }
    String secret = authorization.substring(SCHEME.length()).strip();
    if (!BearerToken.wellFormed(BearerToken.Kind.API_KEY, secret)) {
      return Uni.createFrom().failure(unauthorized());
    }
    return Uni.createFrom()
        .completionStage(() -> cache.get(TokenHash.of(secret), (hash, _) -> load(hash)))
        .map(found -> found.orElseThrow(ReaderStore::unauthorized))
        .invoke(ReaderStore::requireScope);
  }

  private java.util.concurrent.CompletableFuture<Optional<Reader>> load(TokenHash hash) {
    return pool.preparedQuery(EventLogSql.READER)
        .execute(Tuple.of(Buffer.buffer(hash.bytes())))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Reader(
                        new TenantId(row.getUUID("tenant_id")),
                        Set.copyOf(List.of(row.getArrayOfStrings("scopes")))));
              }
              return Optional.<Reader>empty();
            })
        .subscribeAsCompletionStage();
  }

  private static void requireScope(Reader reader) {
    if (!reader.mayRead()) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "Use an API key that has the scope events:read.");
    }
  }

  private static ProblemException unauthorized() {
    return ProblemException.of(
        ProblemCode.UNAUTHORIZED, "Send an API key of the tenant as Authorization: Bearer sk_...");
  }
}
