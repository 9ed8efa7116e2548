package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members that go by what they are and not by name, such as {@code members[type eq
 * "Group"]}: all members of the locked group are read, a page at a time. Who names members by value
 * never comes here.
 */
final class MatchingMemberStore {
  private static final Optional<AttributeDefinition> MEMBERS =
      ResourceType.GROUP.schemas().attribute("members");

  private final SqlClient transaction;
  private final Write write;
  private final Decision decision;
  private final MemberChange.Delta delta;
  private final List<ResourceId> met = new ArrayList<>();

  private MatchingMemberStore(
      SqlClient transaction, Write write, Decision decision, MemberChange.Delta delta) {
    this.transaction = transaction;
    this.write = write;
    this.decision = decision;
    this.delta = delta;
  }

  /** The decision with names alone. */
  static Uni<Decision> named(SqlClient transaction, Write write, Decision decision) {
    return decision.members() instanceof MemberChange.Delta delta && !delta.matching().isEmpty()
        ? new MatchingMemberStore(transaction, write, decision, delta)
            .from(null)
            .map(met -> decision.with(delta.found(met)))
        : Uni.createFrom().item(decision);
  }

  private Uni<List<ResourceId>> from(@Nullable ResourceId after) {
    return DirectoryReadStore.members(transaction, write.connection(), decision.id(), after)
        .flatMap(
            page -> {
              page.stream().filter(this::meets).map(ResourceLinks.Link::id).forEach(met::add);
              return page.size() < DirectoryReadStore.MEMBERS_PAGE
                  ? Uni.createFrom().item(met)
                  : from(page.getLast().id());
            });
  }

  private boolean meets(ResourceLinks.Link member) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("value", member.id().text())
            .put("type", ResourceType.of(member.id()).wire());
    if (member.display() != null) {
      entry.put("display", member.display());
    }
    return delta.matching().stream()
        .anyMatch(filter -> FilterMatcher.matchesEntry(filter, MEMBERS, entry));
  }
}
