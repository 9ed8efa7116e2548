package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.filter.FilterReader;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;

/**
 * Turns what identity providers send into the standard form. A quirk applies where its shape
 * appears, whoever sends it.
 */
public final class Normalizer {

  public Normalized<DirectoryCommand.Create> create(ResourceType type, JsonNode body) {
    Met met = new Met();
    ResourceReader reader = new ResourceReader(type, met);
    Attributes attributes = resource(type, reader.request(object(body)));
    if (type == ResourceType.USER && !attributes.json().has("active")) {
      attributes.json().put("active", true);
    }
    return new Normalized<>(
        new DirectoryCommand.Create(type, attributes, members(type, reader, met)), met.quirks());
  }

  public Normalized<DirectoryCommand.Replace> replace(ResourceId id, JsonNode body) {
    Met met = new Met();
    ResourceType type = ResourceType.of(id);
    ResourceReader reader = new ResourceReader(type, met);
    Attributes attributes = resource(type, reader.request(object(body)));
    return new Normalized<>(
        new DirectoryCommand.Replace(id, attributes, members(type, reader, met)), met.quirks());
  }

  public Normalized<DirectoryCommand.Patch> patch(ResourceId id, JsonNode body) {
    Met met = new Met();
    PatchReader reader = new PatchReader(ResourceType.of(id), met);
    reader.read(RawOperation.all(object(body), met));
    return new Normalized<>(
        new DirectoryCommand.Patch(id, reader.operations(), reader.members(), reader.onlyAdds()),
        met.quirks());
  }

  public Normalized<ScimFilter> filter(ResourceType type, String raw) {
    if (raw.length() > FilterReader.MAX_LENGTH) {
      throw ScimException.invalidFilter(
          "The filter has over " + FilterReader.MAX_LENGTH + " characters; ask for less at once.");
    }
    Met met = new Met();
    String standard = new FilterSpelling(type.schemas(), met).standard(raw);
    return new Normalized<>(FilterReader.read(type.schemas(), standard), met.quirks());
  }

  /** Stored state as today's rules would store it; what they cannot read stays as it is. */
  public Attributes renormalize(ResourceType type, Attributes stored) {
    try {
      return new ResourceReader(type, new Met()).stored(stored.json());
    } catch (ScimException e) {
      return stored;
    }
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw ScimException.invalidSyntax("The body must be a JSON object.");
  }

  private static Attributes resource(ResourceType type, Attributes attributes) {
    for (AttributeDefinition attribute : type.schemas().core().attributes()) {
      if (attribute.required() && !attributes.json().has(attribute.name())) {
        throw ScimException.invalidValue("'" + attribute.name() + "' is required.");
      }
    }
    return attributes;
  }

  private static MemberChange members(ResourceType type, ResourceReader reader, Met met) {
    JsonNode members = reader.members();
    if (type == ResourceType.USER || members.isMissingNode()) {
      return new MemberChange.None();
    }
    MemberFold fold = new MemberFold(met);
    fold.operation(RawOperation.Kind.REPLACE, null, null, members);
    return fold.change();
  }
}
