package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.Tidy;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies the operations of RFC 7644 section 3.5.2 one after another; all of them or none. */
public final class PatchApplier {
  private final TypeSchema schemas;
  private final ObjectNode resource;
  private final Set<String> quirks = new TreeSet<>();

  /**
   * @param quirks deviations that show only beside what is there
   */
  public record Patched(Attributes attributes, Set<String> quirks) {
    public Patched {
      quirks = Set.copyOf(quirks);
    }
  }

  private PatchApplier(TypeSchema schemas, ObjectNode resource) {
    this.schemas = schemas;
    this.resource = resource;
  }

  /** The attributes after the operations, in normal form; the argument is not changed. */
  public static Patched apply(
      ResourceType type, Attributes attributes, List<PatchOperation> operations) {
    PatchApplier applier = new PatchApplier(type.schemas(), attributes.json().deepCopy());
    operations.forEach(applier::apply);
    return new Patched(new Attributes(applier.result()), applier.quirks);
  }

  private void apply(PatchOperation operation) {
    PatchOperation.Target target = operation.target();
    if (target.path().wholeExtension() && target.path().schema() != null) {
      extension(operation, target.path().schema());
      return;
    }
    if (operation.removes() && isExtension(target.path())) {
      resource.remove(JsonNames.key(resource, target.path().text()));
      return;
    }
    ObjectNode home = home(target.path().schema());
    Optional<AttributeDefinition> attribute = schemas.attribute(target.path());
    Place place =
        new Place(home, JsonNames.key(home, target.path().attribute()), attribute, target);
    quirks.addAll(ValuePathCreates.met(operation, place));
    switch (operation) {
      case PatchOperation.Add add -> place.set(add.value(), true);
      case PatchOperation.Replace replace -> place.set(replace.value(), false);
      case PatchOperation.Remove remove -> place.remove();
      case PatchOperation.RemoveNamed remove -> place.removeNamed(remove.named());
    }
  }

  /** A path to what no schema knows may mean an extension that was stored under it. */
  private boolean isExtension(AttributePath path) {
    return path.schema() != null
        && schemas.extension(path.schema()).isEmpty()
        && JsonNames.get(resource, path.text()).isObject();
  }

  /** As a whole an extension is only ever removed; what is set in it has a path of its own. */
  private void extension(PatchOperation operation, String schema) {
    if (operation.removes()) {
      resource.remove(JsonNames.key(resource, schema));
    }
  }

  private ObjectNode home(@Nullable String schema) {
    if (schema == null) {
      return resource;
    }
    String key = JsonNames.key(resource, schema);
    return resource.get(key) instanceof ObjectNode present ? present : resource.putObject(key);
  }

  private ObjectNode result() {
    tidyEntries(resource, null);
    for (Map.Entry<String, JsonNode> member : resource.properties()) {
      if (member.getValue() instanceof ObjectNode extension) {
        tidyEntries(extension, member.getKey());
      }
    }
    return Tidy.object(resource);
  }

  private void tidyEntries(ObjectNode home, @Nullable String schema) {
    for (Map.Entry<String, JsonNode> member : home.properties()) {
      if (member.getValue() instanceof ArrayNode entries) {
        schemas
            .attribute(new AttributePath(schema, member.getKey(), null))
            .ifPresent(attribute -> settle(entries, attribute));
      }
    }
  }

  private static void settle(ArrayNode entries, AttributeDefinition attribute) {
    Entries.dropHollow(entries, attribute);
    Entries.keepLastPrimary(entries);
  }
}
