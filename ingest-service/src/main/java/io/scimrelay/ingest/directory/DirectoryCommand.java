package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.patch.PatchOperation;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;

/** What a request asks of the directory, in standard form. */
public sealed interface DirectoryCommand {

  record Create(ResourceType type, Attributes attributes, MemberChange members)
      implements DirectoryCommand {}

  /** PUT; {@code members} is {@link MemberChange.None} where the body names none. */
  record Replace(ResourceId id, Attributes attributes, MemberChange members)
      implements DirectoryCommand {}

  /**
   * PATCH.
   *
   * @param operations those that touch attributes, in order; none where only members change
   * @param members all operations on members, folded
   */
  record Patch(ResourceId id, List<PatchOperation> operations, MemberChange members)
      implements DirectoryCommand {
    public Patch {
      operations = List.copyOf(operations);
    }

    /** Nothing but additions: refused where not one of the members is known. */
    public boolean onlyAdds() {
      return operations.isEmpty()
          && members instanceof MemberChange.Delta delta
          && delta.remove().isEmpty()
          && (!delta.add().isEmpty() || delta.unreadable() > 0);
    }
  }

  record Delete(ResourceId id) implements DirectoryCommand {}
}
