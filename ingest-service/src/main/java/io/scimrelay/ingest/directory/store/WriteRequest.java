package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a write leaves in its events beside what it changes.
 *
 * @param baseEvent the id from which those of the request's events are counted
 */
public record WriteRequest(
    RequestId request,
    SortedSet<String> quirks,
    EventId baseEvent,
    @Nullable String traceparent,
    Precondition precondition) {

  WriteRequest with(Set<String> more) {
    TreeSet<String> all = new TreeSet<>(quirks);
    all.addAll(more);
    return new WriteRequest(request, all, baseEvent, traceparent, precondition);
  }
}
