package io.scimrelay.ingest.connection;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.TokenHash;
import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a header to a connection. Answers, allowed and refused alike, live one second: so long a
 * revoked token may still work. Whatever is wrong, the refusal is the same and tells nothing.
 */
@ApplicationScoped
public class ConnectionAuthenticator {
  public static final Duration TRUSTED_FOR = Duration.ofSeconds(1);

  private final ConnectionStore store;
  private final ConnectionSightings sightings;
  private final IdSource ids;
  private final AsyncCache<TokenHash, Optional<Credential>> known =
      Caffeine.newBuilder().expireAfterWrite(TRUSTED_FOR).maximumSize(20_000).buildAsync();

  ConnectionAuthenticator(ConnectionStore store, ConnectionSightings sightings, IdSource ids) {
    this.store = store;
    this.sightings = sightings;
    this.ids = ids;
  }

  /**
   * @param path the connection as its URL names it
   * @return may end on a thread of another request
   */
  public Uni<AuthenticatedConnection> authenticate(String path, @Nullable String header) {
    return switch (AuthorizationHeader.of(header)) {
      case AuthorizationHeader.SchemeTwice _ ->
          Uni.createFrom()
              .failure(
                  ScimException.unauthorized(
                      "The Authorization header says Bearer twice. Enter the token alone, without"
                          + " the word Bearer, in the identity provider."));
      case AuthorizationHeader.Unreadable _ -> refused();
      case AuthorizationHeader.Token token -> authenticate(path, token);
    };
  }

  private Uni<AuthenticatedConnection> authenticate(String path, AuthorizationHeader.Token token) {
    Optional<ConnectionId> asked = ConnectionId.parseUrlForm(path);
    if (asked.isEmpty() || !BearerToken.wellFormed(BearerToken.Kind.SCIM, token.value())) {
      return refused();
    }
    return credential(TokenHash.of(token.value()))
        .flatMap(
            found ->
                found
                    .filter(c -> c.connection().connection().equals(asked.get()))
                    .map(this::admit)
                    .orElseGet(ConnectionAuthenticator::refused));
  }

  private Uni<Optional<Credential>> credential(TokenHash hash) {
    return Uni.createFrom()
        .completionStage(
            () ->
                known.get(
                    hash,
                    (key, executor) ->
                        store.credential(key).subscribeAsCompletionStage().toCompletableFuture()));
  }

  private Uni<AuthenticatedConnection> admit(Credential credential) {
    AuthenticatedConnection connection = credential.connection();
    sightings.saw(connection);
    Uni<Void> known =
        credential.activated()
            ? Uni.createFrom().voidItem()
            : store.activate(connection, ids.nextEventBase());
    return credential.switched()
        ? known.flatMap(_ -> switchGroupNames(connection))
        : known.replaceWith(connection);
  }

  private Uni<AuthenticatedConnection> switchGroupNames(AuthenticatedConnection connection) {
    return store
        .switchGroupNames(connection)
        .replaceWith(connection)
        .onFailure(ConnectionStore::isTwin)
        .recoverWithItem(connection.withTwins());
  }

  private static Uni<AuthenticatedConnection> refused() {
    return Uni.createFrom().failure(ScimException.unknownToken());
  }
}
