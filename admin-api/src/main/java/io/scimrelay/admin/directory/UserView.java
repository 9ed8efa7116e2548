package io.scimrelay.admin.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user as it is now.
 *
 * @param scim the normalized SCIM resource
 */
@Schema(name = "User")
public record UserView(
    ResourceId id,
    ConnectionId connectionId,
    long version,
    @Nullable String externalId,
    @Nullable String userName,
    @Nullable String email,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String displayName,
    boolean active,
    Instant createdAt,
    Instant updatedAt,
    @Schema(implementation = Object.class) JsonNode scim) {}
