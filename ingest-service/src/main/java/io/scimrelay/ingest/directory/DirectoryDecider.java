package io.scimrelay.ingest.directory;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.List;

/** Makes of a command and the state what is to be written and told. */
public final class DirectoryDecider {
  private final NormalForm normalForm;

  public DirectoryDecider(NormalForm normalForm) {
    this.normalForm = normalForm;
  }

  public Decision create(ResourceId id, DirectoryCommand.Create command) {
    return new Decision(
        id,
        1,
        command.attributes(),
        ResourceKeys.of(command.type(), command.attributes()),
        List.of(),
        command.members());
  }

  public Decision replace(StoredResource stored, DirectoryCommand.Replace command) {
    return unchanged(stored, command.members());
  }

  public Decision patch(StoredResource stored, DirectoryCommand.Patch command) {
    return unchanged(stored, command.members());
  }

  public Decision delete(StoredResource stored) {
    return unchanged(stored, new MemberChange.None());
  }

  private Decision unchanged(StoredResource stored, MemberChange members) {
    var type = io.scimrelay.ingest.scim.resource.ResourceType.of(stored.id());
    var attributes = normalForm.of(type, stored.attributes());
    return new Decision(
        stored.id(),
        stored.version(),
        attributes,
        ResourceKeys.of(type, attributes),
        List.of(),
        members);
  }
}
