package io.scimrelay.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of an event's {@code changes}.
 *
 * @param from null node where the attribute was absent
 * @param to null node where it is now
 */
record AttributeChange(String path, JsonNode from, JsonNode to) {}
