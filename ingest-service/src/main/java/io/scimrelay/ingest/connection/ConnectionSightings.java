package io.scimrelay.ingest.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.TokenId;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Notes when connections and tokens were last used, at most once a minute each, beside the call.
 */
@ApplicationScoped
class ConnectionSightings {
  private static final Logger LOG = Logger.getLogger(ConnectionSightings.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ConnectionStore store;
  private final Vertx vertx;
  private final Cache<TokenId, Boolean> written =
      Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(100_000).build();

  ConnectionSightings(ConnectionStore store, Vertx vertx) {
    this.store = store;
    this.vertx = vertx;
  }

  void saw(AuthenticatedConnection connection) {
    if (written.asMap().putIfAbsent(connection.token(), true) == null) {
      vertx.getOrCreateContext().runOnContext(_ -> write(connection));
    }
  }

  private void write(AuthenticatedConnection connection) {
    store
        .seen(connection)
        .subscribe()
        .with(
            _ -> {},
            failure -> {
              written.invalidate(connection.token());
              LOG.debugf("last use of %s not noted: %s", connection.token(), failure.getClass());
            });
  }
}
