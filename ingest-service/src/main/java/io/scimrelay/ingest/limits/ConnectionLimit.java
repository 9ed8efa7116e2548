package io.scimrelay.ingest.limits;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.ingest.scim.message.ScimException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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

  /** Why a call of the connection is refused; none where it counts. */
  public Optional<ScimException> refusal(ConnectionId connection) {
    return rates.refusal(connection);
  }
}
