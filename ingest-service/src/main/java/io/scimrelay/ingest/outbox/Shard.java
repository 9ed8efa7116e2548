package io.scimrelay.ingest.outbox;

import io.scimrelay.common.id.ConnectionId;

/** Which part of the outbox a connection belongs to; one relay at a time holds a part. */
public final class Shard {
  public static final int COUNT = 24;

  private Shard() {}

  /** Stands in stored rows: never to be changed. */
  public static int of(ConnectionId connection) {
    long bits =
        connection.value().getMostSignificantBits() ^ connection.value().getLeastSignificantBits();
    return Math.floorMod((int) (bits ^ (bits >>> 32)), COUNT);
  }
}
