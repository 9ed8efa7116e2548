package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/**
 * Which resources, and which part of them.
 *
 * @param filter null for all
 * @param baseUrl of the connection: {@code meta.location} can be asked for
 * @param sort null for the order of creation
 * @param startIndex from 1
 * @param after where a cursor stands, in the order of creation; null where there is none
 */
public record ListQuery(
    ResourceType type,
    @Nullable ScimFilter filter,
    String baseUrl,
    @Nullable Sort sort,
    long startIndex,
    @Nullable ResourceId after,
    int count) {

  public record Sort(AttributePath path, boolean descending) {}

  public ListQuery withFilter(ScimFilter other) {
    return new ListQuery(type, other, baseUrl, sort, startIndex, after, count);
  }

  /** Another part of the same. */
  public ListQuery part(long from, int size) {
    return new ListQuery(type, filter, baseUrl, sort, from, after, size);
  }
}
