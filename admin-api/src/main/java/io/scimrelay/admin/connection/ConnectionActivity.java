package io.scimrelay.admin.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What ingest has seen of a connection. */
record ConnectionActivity(
    @Nullable Instant activatedAt,
    @Nullable Instant lastRequestAt,
    long users,
    long groups,
    @Nullable String detected,
    @Nullable String problem) {

  /** Of a connection that was never called. */
  static final ConnectionActivity NONE = new ConnectionActivity(null, null, 0, 0, null, null);
}
