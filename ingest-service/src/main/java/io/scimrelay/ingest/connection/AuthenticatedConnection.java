package io.scimrelay.ingest.connection;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;

/**
 * A connection whose token was shown and holds; everything below the edge asks for one.
 *
 * @param provider what the administrator chose; a label, nothing is decided by it
 */
public record AuthenticatedConnection(
    TenantId tenant,
    OrganizationId organization,
    ConnectionId connection,
    TokenId token,
    String provider,
    boolean uniqueGroupNames) {

  /** While twins stand in the way of unique names. */
  AuthenticatedConnection withTwins() {
    return new AuthenticatedConnection(tenant, organization, connection, token, provider, false);
  }
}
