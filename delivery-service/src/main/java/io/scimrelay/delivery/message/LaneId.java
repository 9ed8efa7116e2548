package io.scimrelay.delivery.message;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is ordered together: the events of one connection for one endpoint. */
public record LaneId(EndpointId endpoint, ConnectionId connection) {
  /** Stands where an event is of no connection. */
  public static final ConnectionId NO_CONNECTION = new ConnectionId(new UUID(0, 0));

  public static ConnectionId connectionOf(@Nullable UUID id) {
    return id == null ? NO_CONNECTION : new ConnectionId(id);
  }
}
