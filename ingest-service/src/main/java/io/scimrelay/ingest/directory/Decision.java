package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.Attributes;
import java.util.List;
import java.util.Set;

/**
 * What becomes of one resource.
 *
 * @param version of the resource after {@code events}; each of them raises it by one
 * @param events told of the resource itself, in order; none where its attributes stay as they are
 * @param members what is asked of its members
 * @param quirks deviations that showed only beside the state
 */
public record Decision(
    ResourceId id,
    long version,
    Attributes attributes,
    ResourceKeys keys,
    List<EventDraft> events,
    MemberChange members,
    Set<String> quirks) {
  public Decision {
    events = List.copyOf(events);
    quirks = Set.copyOf(quirks);
  }

  public Decision with(MemberChange change) {
    return new Decision(id, version, attributes, keys, events, change, quirks);
  }
}
