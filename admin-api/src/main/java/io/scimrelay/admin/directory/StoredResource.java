package io.scimrelay.admin.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.directory.UserFacts;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user or group as ingest keeps it. */
record StoredResource(
    ResourceId id,
    ConnectionId connection,
    long version,
    @Nullable String externalId,
    boolean active,
    Instant createdAt,
    Instant modifiedAt,
    JsonNode body) {

  UserView user() {
    UserFacts facts = UserFacts.of(body);
    return new UserView(
        id,
        connection,
        version,
        externalId,
        facts.userName(),
        facts.email(),
        facts.givenName(),
        facts.familyName(),
        facts.displayName(),
        active,
        createdAt,
        modifiedAt,
        scim());
  }

  GroupView group() {
    return new GroupView(
        id,
        connection,
        version,
        externalId,
        body.path("displayName").textValue(),
        createdAt,
        modifiedAt,
        scim());
  }

  MemberView member() {
    UserFacts facts = UserFacts.of(body);
    return new MemberView(
        id,
        id.kind() == ResourceId.Kind.USER ? "user" : "group",
        externalId,
        facts.userName(),
        facts.email(),
        facts.displayName());
  }

  private JsonNode scim() {
    return body instanceof ObjectNode attributes
        ? attributes.deepCopy().put("id", id.text())
        : body;
  }
}
