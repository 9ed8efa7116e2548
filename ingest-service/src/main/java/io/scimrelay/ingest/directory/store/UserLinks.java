package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known to stand beside a user after a write; null where it has to be read. */
final class UserLinks {
  private UserLinks() {}

  /** In no group yet. */
  static @Nullable ResourceLinks ofNew(Decision decision) {
    boolean alone =
        ResourceType.of(decision.id()) == ResourceType.USER
            && manager(decision.attributes()).isMissingNode();
    return alone ? ResourceLinks.groups(List.of()) : null;
  }

  /**
   * A write of a user moves it into no group; it may name another manager, or change the name of
   * one that is their own.
   */
  static @Nullable ResourceLinks after(FoundResource found, Decision decision) {
    JsonNode manager = manager(decision.attributes());
    boolean same = manager(found.resource().attributes()).equals(manager);
    boolean own = manager.asText().equalsIgnoreCase(decision.id().text());
    return same && !own ? found.links() : null;
  }

  private static JsonNode manager(Attributes attributes) {
    return attributes.json().path(SchemaCatalog.ENTERPRISE_USER.id()).path("manager").path("value");
  }
}
