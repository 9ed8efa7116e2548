package io.scimrelay.admin.directory;

import io.scimrelay.common.id.ResourceId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user or a nested group in a group. */
@Schema(name = "Member")
public record MemberView(
    ResourceId id,
    @Schema(enumeration = {"user", "group"}) String type,
    @Nullable String externalId,
    @Nullable String userName,
    @Nullable String email,
    @Nullable String displayName) {}
