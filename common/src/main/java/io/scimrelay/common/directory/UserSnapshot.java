package io.scimrelay.common.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;

/** {@code data.user}: fields for what every vendor wants, the rest flat, and the resource whole. */
public final class UserSnapshot {
  private UserSnapshot() {}

  public static ObjectNode of(ResourceId id, long version, ObjectNode attributes) {
    UserFacts facts = UserFacts.of(attributes);
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id.text());
    user.put("version", version);
    user.put("externalId", facts.externalId());
    user.put("userName", facts.userName());
    user.put("email", facts.email());
    user.put("givenName", facts.givenName());
    user.put("familyName", facts.familyName());
    user.put("displayName", facts.displayName());
    user.put("active", facts.active());
    user.set("attributes", FlatAttributes.of(attributes));
    user.set("scim", ScimCore.of(id, attributes));
    return user;
  }
}
