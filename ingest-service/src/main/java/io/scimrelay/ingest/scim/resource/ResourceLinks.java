package io.scimrelay.ingest.scim.resource;

import io.scimrelay.common.id.ResourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of other resources, read beside the resource itself.
 *
 * @param members of a group; null where they are not shown or written by other means
 * @param groups of a user, its direct memberships; null where they are not shown
 * @param managerName the display name of a user's manager, where the manager is known here
 */
public record ResourceLinks(
    @Nullable List<Link> members, @Nullable List<Link> groups, @Nullable String managerName) {

  public static final ResourceLinks NONE = new ResourceLinks(null, null, null);

  public record Link(ResourceId id, @Nullable String display) {}

  public static ResourceLinks members(List<Link> members) {
    return new ResourceLinks(members, null, null);
  }

  public static ResourceLinks groups(List<Link> groups) {
    return new ResourceLinks(null, groups, null);
  }
}
