package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of a write.
 *
 * @param resource as it is now; null where it was deleted or not read
 * @param links what stands beside a user; null where it was not read
 * @param version of the resource; null where it was deleted
 * @param events the numbers taken; null where nothing changed
 * @param unknownMembers how many members were named that are not in the connection
 * @param quirks deviations that showed only beside the state
 */
public record WriteResult(
    @Nullable StoredResource resource,
    @Nullable ResourceLinks links,
    @Nullable Long version,
    @Nullable Range events,
    int unknownMembers,
    Set<String> quirks) {

  WriteResult with(@Nullable ResourceLinks beside) {
    return new WriteResult(resource, beside, version, events, unknownMembers, quirks);
  }

  /** Numbers of events, both included. */
  public record Range(long first, long last) {}
}
