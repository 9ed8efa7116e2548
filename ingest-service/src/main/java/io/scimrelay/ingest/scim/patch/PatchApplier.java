package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.BodyCheck;
import io.scimrelay.ingest.scim.message.ScimException;
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
  private static final long MOST_LOOKS = 2_000_000;

  /** More than a resource can hold, whatever becomes of it. */
  private static final long MOST_COPIED = 1_000_000;

  private final TypeSchema schemas;
  private final ObjectNode resource;
  private final Set<String> quirks = new TreeSet<>();
  private long looks;

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
    PatchOperation.Target target = settled(operation.target());
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
    checkWork(place, operation);
    checkCopies(place, operation);
    int names = place.names();
    quirks.addAll(ValuePathCreates.met(operation, place));
    switch (operation) {
      case PatchOperation.Add add -> place.set(add.value(), true);
      case PatchOperation.Replace replace -> place.set(replace.value(), false);
      case PatchOperation.Remove remove -> place.remove();
      case PatchOperation.RemoveNamed remove -> place.removeNamed(remove.named());
    }
    if (place.names() > Math.max(names, BodyCheck.MAX_NAMES)) {
      throw ScimException.tooLarge(
          "The operations would leave more than " + BodyCheck.MAX_NAMES + " attributes.");
    }
  }

  /** Each operation looks at each entry: without a limit one request could hold hours of work. */
  private void checkWork(Place place, PatchOperation operation) {
    ScimFilter filter =
        operation instanceof PatchOperation.RemoveNamed named
            ? named.named()
            : operation.target().filter();
    looks += (long) (filter == null ? 1 : filter.size()) * place.size();
    if (looks > MOST_LOOKS) {
      throw ScimException.tooLarge(
          "The operations would compare more than "
              + MOST_LOOKS
              + " values. Send fewer of them at a time.");
    }
  }

  /** One value may be set in each of many entries. */
  private static void checkCopies(Place place, PatchOperation operation) {
    boolean tooMany =
        switch (operation) {
          case PatchOperation.Add add -> place.copiesMore(add.value(), MOST_COPIED);
          case PatchOperation.Replace replace -> place.copiesMore(replace.value(), MOST_COPIED);
          case PatchOperation.Remove _, PatchOperation.RemoveNamed _ -> false;
        };
    if (tooMany) {
      throw ScimException.tooLarge(
          "The value would be set in so many entries that the resource could not be kept.");
    }
  }

  /**
   * What reads as an extension that no schema knows is an attribute where the resource holds it as
   * one: {@code urn:x:Project} is {@code Project} of {@code urn:x}.
   */
  private PatchOperation.Target settled(PatchOperation.Target target) {
    AttributePath path = target.path();
    String schema = path.schema();
    if (schema == null
        || schemas.extension(schema).isPresent()
        || path.subAttribute() != null
        || path.wholeExtension()
        || JsonNames.get(resource, schema).isObject()) {
      return target;
    }
    int colon = schema.lastIndexOf(':');
    String home = schema.substring(0, Math.max(0, colon));
    String attribute = schema.substring(colon + 1);
    return JsonNames.get(JsonNames.get(resource, home), attribute).isObject()
        ? new PatchOperation.Target(
            new AttributePath(home, attribute, path.attribute()), target.filter())
        : target;
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
    Entries.dropTwins(entries);
    Entries.keepLastPrimary(entries);
  }
}
