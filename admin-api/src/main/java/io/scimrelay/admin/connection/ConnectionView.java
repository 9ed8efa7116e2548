package io.scimrelay.admin.connection;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its tenant sees it.
 *
 * @param scimUrl what is typed into the identity provider
 * @param detected what the calls look like, beside what {@code provider} says
 * @param problem what the newest trouble was
 */
@Schema(name = "Connection")
public record ConnectionView(
    ConnectionId id,
    OrganizationId organizationId,
    String name,
    Provider provider,
    boolean uniqueGroupNames,
    String scimUrl,
    ConnectionState state,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant lastRequestAt,
    long users,
    long groups,
    @Nullable String detected,
    @Nullable String problem) {

  static ConnectionView of(ConnectionRow row, ConnectionActivity seen, ScimUrls urls) {
    return new ConnectionView(
        row.typedId(),
        row.organization(),
        row.name,
        row.provider,
        row.uniqueGroupNames,
        urls.of(row.typedId()),
        ConnectionState.of(row.paused, seen.activatedAt()),
        row.createdAt,
        seen.activatedAt(),
        seen.lastRequestAt(),
        seen.users(),
        seen.groups(),
        seen.detected(),
        seen.problem());
  }
}
