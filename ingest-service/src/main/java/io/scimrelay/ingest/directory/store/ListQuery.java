package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Which resources, and which part of them.
 *
 * @param filter null for all
 * @param baseUrl of the connection: {@code meta.location} can be asked for
 * @param startIndex from 1
 */
public record ListQuery(
    ResourceType type, @Nullable ScimFilter filter, String baseUrl, long startIndex, int count) {}
