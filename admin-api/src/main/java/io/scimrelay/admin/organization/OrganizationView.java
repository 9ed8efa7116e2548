package io.scimrelay.admin.organization;

import io.scimrelay.common.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization as its tenant sees it. */
@Schema(name = "Organization")
public record OrganizationView(
    OrganizationId id,
    String name,
    @Nullable String externalId,
    List<String> domains,
    Instant createdAt) {}
