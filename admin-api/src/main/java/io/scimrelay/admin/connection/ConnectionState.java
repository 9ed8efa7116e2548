package io.scimrelay.admin.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a connection has come; written as on the wire. */
public enum ConnectionState {
  pending,
  active,
  paused;

  static ConnectionState of(boolean paused, @Nullable Instant activatedAt) {
    if (paused) {
      return ConnectionState.paused;
    }
    return activatedAt == null ? pending : active;
  }
}
