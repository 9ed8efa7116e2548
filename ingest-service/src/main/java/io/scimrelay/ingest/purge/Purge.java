package io.scimrelay.ingest.purge;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Now and then removes what connections left that are deleted for long enough. */
@ApplicationScoped
class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class);

  private final PurgeStore store;
  private final PurgeConfig config;
  private final Vertx vertx;

  Purge(PurgeStore store, PurgeConfig config, Vertx vertx) {
    this.store = store;
    this.config = config;
    this.vertx = vertx;
  }

  void begin(@Observes StartupEvent started) {
    vertx.setPeriodic(
        Duration.ofMinutes(1).toMillis(),
        config.every().toMillis(),
        _ ->
            round(config.after())
                .subscribe()
                .with(
                    _ -> {},
                    failure ->
                        LOG.warnf(
                            "what deleted connections left stays for now: %s",
                            failure.getMessage())));
  }

  Uni<Void> round(Duration after) {
    return store
        .due(after)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndConcatenate(store::remove)
        .onItem()
        .ignoreAsUni()
        .chain(() -> store.removeTokens(after));
  }
}
