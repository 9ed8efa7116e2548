package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls a second of one connection. */
@ApplicationScoped
public class ConnectionLimit {
  private final Rates<ConnectionId> rates;

  ConnectionLimit(LimitsConfig config) {
    rates =
        new Rates<>(
            config.connection().perSecond(),
            config.connection().burst(),
            "More calls on this connection than "
                + config.connection().perSecond()
                + " a second. Wait as Retry-After says and send again.");
  }

  public void take(ConnectionId connection) {
    rates.take(connection);
  }
}
