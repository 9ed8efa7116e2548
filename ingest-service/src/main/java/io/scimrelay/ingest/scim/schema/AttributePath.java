package io.scimrelay.ingest.scim.schema;

import org.jspecify.annotations.Nullable;

/**
 * Names an attribute in the letters of its schema where one knows it, else as sent.
 *
 * @param schema the URN of an extension; null for the core schema of the resource type
 */
public record AttributePath(
    @Nullable String schema, String attribute, @Nullable String subAttribute) {}
