package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it was read.
 *
 * @param links what stands beside a user, read with it; null of a group
 */
public record FoundResource(StoredResource resource, @Nullable ResourceLinks links) {}
