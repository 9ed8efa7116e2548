package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a command asks of a group's members, the operations of one request folded into one. Ids are
 * sorted, the order in which they are written; {@code unreadable} counts values that can be no id.
 */
public sealed interface MemberChange {

  /** Members stay as they are. */
  record None() implements MemberChange {}

  /** Named members come and go; the two sets share none. */
  record Delta(SortedSet<ResourceId> add, SortedSet<ResourceId> remove, int unreadable)
      implements MemberChange {
    public Delta {
      add = Collections.unmodifiableSortedSet(new TreeSet<>(add));
      remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
    }
  }

  /** The members are these and no others. */
  record Whole(SortedSet<ResourceId> members, int unreadable) implements MemberChange {
    public Whole {
      members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
  }
}
