package io.scimrelay.ingest.testing;

import io.scimrelay.common.id.ConnectionId;

/** Says what delivery would say of its log. */
public final class EventLog {
  private EventLog() {}

  public static void appended(ConnectionId connection, long sequence) {
    TestConnection.sql(
        "insert into delivery.connection_position (connection_id, tenant_id, epoch, last_sequence)"
            + " select connection_id, tenant_id, 1, ? from directory.connection_counter where"
            + " connection_id = ? on conflict (connection_id) do update set last_sequence ="
            + " excluded.last_sequence",
        sequence,
        connection.value());
  }
}
