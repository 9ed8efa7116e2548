package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;

/**
 * Somebody asked that the present state of a resource be told again.
 *
 * @param live whether the connection is there and the tenant's
 */
record EmitJob(
    JobId id, TenantId tenant, ConnectionId connection, ResourceId resource, boolean live) {}
