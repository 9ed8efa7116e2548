package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.idp.entra.RemoveMembersByValue;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the operations on members, in their order, into one change. */
final class MemberFold {
  private final MemberIds ids;
  private final Met met;
  private final Set<ResourceId> add = new HashSet<>();
  private final Set<ResourceId> remove = new HashSet<>();
  private final List<ScimFilter> matching = new ArrayList<>();
  private boolean whole;
  private boolean adds;
  private boolean others;

  MemberFold(Met met) {
    this.met = met;
    ids = new MemberIds(met);
  }

  void operation(
      RawOperation.Kind kind,
      @Nullable ScimFilter filter,
      @Nullable String subAttribute,
      JsonNode value) {
    boolean add = kind == RawOperation.Kind.ADD;
    adds |= add;
    others |= !add;
    if (filter != null) {
      chosen(kind, MemberReferences.asValues(filter), subAttribute, value);
    } else {
      switch (kind) {
        case ADD -> add(ids.of(required(value)));
        case REPLACE -> replace(ids.of(required(value)));
        case REMOVE -> remove(value);
      }
    }
  }

  MemberChange change() {
    if (whole) {
      return new MemberChange.Whole(add, ids.unreadable());
    }
    return none()
        ? new MemberChange.None()
        : new MemberChange.Delta(add, remove, matching, ids.unreadable());
  }

  boolean onlyAdds() {
    return adds && !others && !none();
  }

  private boolean none() {
    return !whole
        && add.isEmpty()
        && remove.isEmpty()
        && matching.isEmpty()
        && ids.unreadable() == 0;
  }

  /** Without a value all go; with an empty list nobody does. */
  private void remove(JsonNode value) {
    if (value.isArray() && value.isEmpty()) {
      met.met(RemoveMembersByValue.class);
    } else if (met.met(RemoveMembersByValue.class, RemoveMembersByValue.applies(value))) {
      removeAll(new MemberIds(met).of(value));
    } else {
      replace(List.of());
    }
  }

  private void chosen(
      RawOperation.Kind kind, ScimFilter filter, @Nullable String subAttribute, JsonNode value) {
    Optional<Set<String>> named = MemberFilter.values(filter);
    boolean told = named.isPresent() && MemberFilter.toldByIds(filter);
    if (!told && kind == RawOperation.Kind.REMOVE) {
      removeMatching(filter);
    } else {
      named(kind, named.orElseThrow(MemberFilter::notByValue), subAttribute, value);
    }
  }

  private void removeMatching(ScimFilter filter) {
    add.removeIf(member -> MemberFilter.meets(filter, member));
    if (!whole) {
      matching.add(filter);
    }
  }

  private void named(
      RawOperation.Kind kind, Set<String> named, @Nullable String subAttribute, JsonNode value) {
    boolean moves = kind != RawOperation.Kind.REMOVE && "value".equalsIgnoreCase(subAttribute);
    if (kind == RawOperation.Kind.REMOVE || moves) {
      MemberIds gone = new MemberIds(met);
      named.forEach(gone::read);
      removeAll(gone.read());
    } else {
      named.forEach(ids::read);
      add(ids.read());
    }
    if (moves && !named.isEmpty()) {
      add(ids.of(required(value)));
    }
  }

  private static JsonNode required(JsonNode value) {
    if (value.isMissingNode()) {
      throw ScimException.invalidValue("An operation on 'members' needs a 'value'.");
    }
    return value;
  }

  private void add(List<ResourceId> members) {
    add.addAll(members);
    members.forEach(remove::remove);
  }

  private void removeAll(List<ResourceId> members) {
    members.forEach(add::remove);
    if (!whole) {
      remove.addAll(members);
    }
  }

  private void replace(List<ResourceId> members) {
    whole = true;
    remove.clear();
    matching.clear();
    add.clear();
    add.addAll(members);
  }
}
