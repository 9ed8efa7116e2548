package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.resource.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * What came of a write.
 *
 * @param resource as it is now; null where it was deleted or not read
 * @param version of the resource; null where it was deleted
 * @param events the numbers taken; null where nothing changed
 * @param unknownMembers how many members were named that are not in the connection
 */
public record WriteResult(
    @Nullable StoredResource resource,
    @Nullable Long version,
    @Nullable Range events,
    int unknownMembers) {

  /** Numbers of events, both included. */
  public record Range(long first, long last) {}
}
