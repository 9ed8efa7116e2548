package io.scimrelay.admin.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group as it is now; its members by {@code /members}.
 *
 * @param scim the normalized SCIM resource
 */
@Schema(name = "Group")
public record GroupView(
    ResourceId id,
    ConnectionId connectionId,
    long version,
    @Nullable String externalId,
    @Nullable String displayName,
    Instant createdAt,
    Instant updatedAt,
    @Schema(implementation = Object.class) JsonNode scim) {}
