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
   * @param onlyAdds whether it asks for nothing but new members: refused where none is known
   */
  record Patch(
      ResourceId id, List<PatchOperation> operations, MemberChange members, boolean onlyAdds)
      implements DirectoryCommand {
    public Patch {
      operations = List.copyOf(operations);
    }
  }

  record Delete(ResourceId id) implements DirectoryCommand {}
}
