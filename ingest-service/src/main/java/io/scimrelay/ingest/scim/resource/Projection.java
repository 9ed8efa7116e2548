package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import io.scimrelay.ingest.scim.schema.Urn;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code attributes} and {@code excludedAttributes} of RFC 7644 section 3.9: names without case,
 * with URNs and sub-attributes. {@code id} and {@code schemas} are always returned.
 */
public final class Projection {
  public static final Projection ALL = new Projection(List.of(), List.of());

  /** Entries cannot be chosen among; all of the attribute is meant then. */
  private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");

  private static final Set<String> ALWAYS = Set.of("id", "schemas");

  private final List<AttributePath> asked;
  private final List<AttributePath> excluded;

  private Projection(List<AttributePath> asked, List<AttributePath> excluded) {
    this.asked = asked;
    this.excluded = excluded;
  }

  /** Names as sent, separated by commas; null or blank where the parameter is absent. */
  public static Projection of(
      ResourceType type, @Nullable String attributes, @Nullable String excludedAttributes) {
    List<AttributePath> asked = paths(type.schemas(), attributes);
    List<AttributePath> excluded = paths(type.schemas(), excludedAttributes);
    return asked.isEmpty() && excluded.isEmpty() ? ALL : new Projection(asked, excluded);
  }

  private static List<AttributePath> paths(TypeSchema schemas, @Nullable String names) {
    if (names == null) {
      return List.of();
    }
    return Arrays.stream(names.split(",", -1))
        .map(name -> BRACKETS.matcher(name).replaceAll("").strip())
        .filter(name -> !name.isEmpty())
        .map(schemas::path)
        .flatMap(path -> Stream.concat(Stream.of(path), schemas.asExtension(path).stream()))
        .toList();
  }

  /** Whether any of an attribute, such as {@code members}, is asked for: else it is not read. */
  public boolean includes(String attribute) {
    boolean wanted =
        asked.isEmpty()
            || asked.stream()
                .anyMatch(
                    path ->
                        path.schema() == null && (path.wholeExtension() || names(path, attribute)));
    return wanted
        && excluded.stream()
            .noneMatch(
                path ->
                    path.schema() == null && path.subAttribute() == null && names(path, attribute));
  }

  /** Whether nothing in particular is asked for. */
  public boolean all() {
    return asked.isEmpty() && excluded.isEmpty();
  }

  /** The resource with what is asked for; the argument is not changed. */
  public ObjectNode apply(ObjectNode resource) {
    if (all()) {
      return resource;
    }
    ObjectNode result = (asked.isEmpty() ? resource : only(resource)).deepCopy();
    excluded.forEach(path -> remove(result, path));
    prune(result);
    return result;
  }

  /** What nothing is left of is unassigned (RFC 7643 section 2.5). */
  private static void prune(JsonNode node) {
    Iterator<JsonNode> children = node.elements();
    while (children.hasNext()) {
      JsonNode child = children.next();
      prune(child);
      if (child.isContainerNode() && child.isEmpty()) {
        children.remove();
      }
    }
  }

  private ObjectNode only(ObjectNode resource) {
    ObjectNode result = resource.objectNode();
    for (Map.Entry<String, JsonNode> member : resource.properties()) {
      if (ALWAYS.contains(member.getKey())) {
        result.set(member.getKey(), member.getValue());
      }
    }
    asked.forEach(path -> copy(resource, result, path));
    return result;
  }

  private static void copy(ObjectNode from, ObjectNode into, AttributePath path) {
    String schema = path.schema();
    if (schema == null && path.wholeExtension()) {
      from.properties().stream()
          .filter(member -> !Urn.is(member.getKey()))
          .forEach(member -> into.set(member.getKey(), member.getValue()));
      return;
    }
    if (schema == null) {
      attribute(from, into, path);
      return;
    }
    String key = JsonNames.key(from, schema);
    if (from.get(key) instanceof ObjectNode extension) {
      if (path.wholeExtension()) {
        into.set(key, extension);
      } else {
        ObjectNode kept = into.get(key) instanceof ObjectNode present ? present : into.objectNode();
        attribute(extension, kept, path);
        if (!kept.isEmpty()) {
          into.set(key, kept);
        }
      }
    }
  }

  private static void attribute(ObjectNode from, ObjectNode into, AttributePath path) {
    String key = JsonNames.key(from, path.attribute());
    JsonNode value = from.get(key);
    String sub = path.subAttribute();
    if (value == null) {
      return;
    }
    into.set(key, sub == null ? value : SubSelection.merge(into.path(key), value, sub));
  }

  private static void remove(ObjectNode result, AttributePath path) {
    String schema = path.schema();
    if (schema == null) {
      drop(result, path);
      return;
    }
    String key = JsonNames.key(result, schema);
    if (path.wholeExtension()) {
      result.remove(key);
    } else if (result.get(key) instanceof ObjectNode extension) {
      drop(extension, path);
      if (extension.isEmpty()) {
        result.remove(key);
      }
    }
  }

  private static void drop(ObjectNode home, AttributePath path) {
    String key = JsonNames.key(home, path.attribute());
    String sub = path.subAttribute();
    if (sub == null && !ALWAYS.contains(key)) {
      home.remove(key);
    } else if (sub != null && home.get(key) instanceof ArrayNode entries) {
      entries.forEach(entry -> dropSub(entry, sub));
    } else if (sub != null) {
      dropSub(home.path(key), sub);
    }
  }

  private static void dropSub(JsonNode entry, String sub) {
    if (entry instanceof ObjectNode object) {
      object.remove(JsonNames.key(object, sub));
    }
  }

  private static boolean names(AttributePath path, String attribute) {
    return path.attribute().toLowerCase(Locale.ROOT).equals(attribute.toLowerCase(Locale.ROOT));
  }
}
