package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import java.util.Collection;
import java.util.List;

/**
 * What a command asks of a group's members, the operations of one request folded into one. Ids are
 * sorted, the order in which they are written, and none is named twice; {@code unreadable} counts
 * values that can be no id.
 */
public sealed interface MemberChange {

  /** Members stay as they are. */
  record None() implements MemberChange {}

  /** Named members come and go; the two share none. */
  record Delta(Collection<ResourceId> add, Collection<ResourceId> remove, int unreadable)
      implements MemberChange {
    public Delta {
      add = sorted(add);
      remove = sorted(remove);
    }
  }

  /** The members are these and no others. */
  record Whole(Collection<ResourceId> members, int unreadable) implements MemberChange {
    public Whole {
      members = sorted(members);
    }
  }

  private static List<ResourceId> sorted(Collection<ResourceId> ids) {
    return ids.stream().sorted().distinct().toList();
  }
}
