package io.scimrelay.admin.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;

/**
 * Something to tell a tenant of a connection.
 *
 * @param data as it stands in the event
 */
public record Notice(
    EventType type, OrganizationId organization, ConnectionId connection, JsonNode data) {}
