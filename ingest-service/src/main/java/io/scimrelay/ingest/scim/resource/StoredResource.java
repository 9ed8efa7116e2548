package io.scimrelay.ingest.scim.resource;

import io.scimrelay.common.id.ResourceId;
import java.time.Instant;

/** A user or group as the directory has it, without its members. */
public record StoredResource(
    ResourceId id, long version, Instant created, Instant lastModified, Attributes attributes) {}
