package io.scimrelay.admin.connection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.admin.notice.Notice;
import io.scimrelay.common.event.EventType;

/** What a tenant is told of its connections. */
final class ConnectionNotices {
  private ConnectionNotices() {}

  static Notice changed(ConnectionRow row) {
    return notice(
        row.paused ? EventType.CONNECTION_PAUSED : EventType.CONNECTION_ACTIVATED,
        row,
        connection(row));
  }

  /** With counts, since no event follows for each user and group. */
  static Notice deleted(ConnectionRow row, ConnectionActivity seen) {
    return notice(
        EventType.CONNECTION_DELETED,
        row,
        connection(row).put("users", seen.users()).put("groups", seen.groups()));
  }

  private static Notice notice(EventType type, ConnectionRow row, ObjectNode connection) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("connection", connection);
    return new Notice(type, row.organization(), row.typedId(), data);
  }

  private static ObjectNode connection(ConnectionRow row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", row.typedId().text())
        .put("organizationId", row.organization().text())
        .put("name", row.name)
        .put("provider", row.provider.name());
  }
}
