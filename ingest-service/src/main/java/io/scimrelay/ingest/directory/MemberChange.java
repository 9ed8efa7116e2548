package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a command asks of a group's members, the operations of one request folded into one. Ids are
 * sorted, the order in which they are written, and none is named twice; {@code unreadable} counts
 * values that can be no id.
 */
public sealed interface MemberChange {

  /** Members stay as they are. */
  record None() implements MemberChange {}

  /**
   * Named members come and go; the two share none.
   *
   * @param matching what else goes, unless it is named to come: members that meet one of these
   */
  record Delta(
      Collection<ResourceId> add,
      Collection<ResourceId> remove,
      List<ScimFilter> matching,
      int unreadable)
      implements MemberChange {
    public Delta {
      add = sorted(add);
      remove = sorted(remove);
      matching = List.copyOf(matching);
    }

    public Delta(Collection<ResourceId> add, Collection<ResourceId> remove, int unreadable) {
      this(add, remove, List.of(), unreadable);
    }

    /** With names in place of what they meet. */
    public Delta found(Collection<ResourceId> met) {
      Set<ResourceId> all = new HashSet<>(met);
      add.forEach(all::remove);
      all.addAll(remove);
      return new Delta(add, all, unreadable);
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
