package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import java.util.TreeSet;

/**
 * Turns what identity providers send into the standard form. A quirk applies where its shape
 * appears, whoever sends it.
 */
public final class Normalizer {

  public Normalized<DirectoryCommand.Create> create(ResourceType type, JsonNode body) {
    return new Normalized<>(
        new DirectoryCommand.Create(type, attributes(body), new MemberChange.None()),
        new TreeSet<>());
  }

  public Normalized<DirectoryCommand.Replace> replace(ResourceId id, JsonNode body) {
    return new Normalized<>(
        new DirectoryCommand.Replace(id, attributes(body), new MemberChange.None()),
        new TreeSet<>());
  }

  public Normalized<DirectoryCommand.Patch> patch(ResourceId id, JsonNode body) {
    attributes(body);
    return new Normalized<>(
        new DirectoryCommand.Patch(id, List.of(), new MemberChange.None()), new TreeSet<>());
  }

  public Normalized<ScimFilter> filter(ResourceType type, String raw) {
    if (raw.isBlank()) {
      throw ScimException.invalidFilter("The filter could not be read.");
    }
    return new Normalized<>(new ScimFilter.Or(java.util.List.of()), new TreeSet<>());
  }

  /** Stored state as today's rules would store it; what they made themselves stays as it is. */
  public Attributes renormalize(ResourceType type, Attributes stored) {
    return stored;
  }

  private static Attributes attributes(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return new Attributes(object);
    }
    throw ScimException.invalidSyntax("The body must be a JSON object.");
  }
}
