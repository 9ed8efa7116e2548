package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a directory has to hold, written anew from RFC 7643 and 7644 and from the contract, in maps
 * and with no code of the service.
 */
final class DirectoryModel {
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final Set<String> LISTS = Set.of("emails", "phoneNumbers", "addresses", "roles");

  final Map<String, ObjectNode> users = new LinkedHashMap<>();
  final Map<String, ObjectNode> groups = new LinkedHashMap<>();
  final Map<String, Set<String>> members = new LinkedHashMap<>();

  /** What is refused, with its status. */
  static final class Refused extends RuntimeException {
    final int status;

    Refused(int status) {
      super(Integer.toString(status), null, false, false);
      this.status = status;
    }
  }

  Map<String, ObjectNode> all(String type) {
    return type.equals("Users") ? users : groups;
  }

  ObjectNode found(String type, String id) {
    ObjectNode found = all(type).get(id);
    if (found == null) {
      throw new Refused(404);
    }
    return found;
  }

  /** What a POST stores; the id comes with the answer. */
  ObjectNode created(String type, ObjectNode body) {
    ObjectNode stored = whole(body);
    if (type.equals("Users") && !stored.has("active")) {
      stored.put("active", true);
    }
    unique(type, "", stored);
    return stored;
  }

  ObjectNode put(String type, String id, ObjectNode body) {
    ObjectNode before = found(type, id);
    ObjectNode after = whole(body);
    for (String kept : List.of("externalId", "active")) {
      if (!after.has(kept) && before.has(kept)) {
        after.set(kept, before.get(kept));
      }
    }
    unique(type, id, after);
    return settle(before, after);
  }

  ObjectNode patched(String type, String id, Iterable<JsonNode> operations) {
    ObjectNode before = found(type, id);
    ObjectNode after = before.deepCopy();
    for (JsonNode operation : operations) {
      operation(after, operation);
    }
    LISTS.forEach(list -> dropHusks(after, list));
    unique(type, id, after);
    return settle(before, after);
  }

  /** An entry of which only what it is for is left holds no value any more. */
  private static void dropHusks(ObjectNode resource, String list) {
    if (resource.get(list) instanceof ArrayNode entries) {
      entries.removeIf(DirectoryModel::husk);
      once(entries);
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).path("primary").asBoolean()) {
          onePrimary(entries, entries.get(i));
          break;
        }
      }
      drop(resource, list);
    }
  }

  /** What is said twice in the same words is said once. */
  private static void once(ArrayNode entries) {
    Set<JsonNode> said = new LinkedHashSet<>();
    entries.forEach(said::add);
    entries.removeAll();
    said.forEach(entries::add);
  }

  private static boolean husk(JsonNode entry) {
    ObjectNode rest = entry.deepCopy();
    return rest.remove(List.of("type", "primary")).isEmpty();
  }

  /** Into an entry goes what is said, and what is said to be empty goes from it. */
  private static ObjectNode take(ObjectNode entry, JsonNode said) {
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      if (member.getValue().asText("x").isEmpty()) {
        entry.remove(member.getKey());
      } else {
        entry.set(member.getKey(), member.getValue());
      }
    }
    return entry;
  }

  private static ArrayNode taken(JsonNode entries) {
    ArrayNode taken = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> take(taken.addObject(), entry));
    once(taken);
    onePrimary(taken, null);
    return taken;
  }

  /** A difference in nothing but order is none: what was there stays. */
  private static ObjectNode settle(ObjectNode before, ObjectNode after) {
    return Unordered.of(before).equals(Unordered.of(after)) ? before : after;
  }

  private static ObjectNode whole(ObjectNode body) {
    ObjectNode stored = body.deepCopy();
    stored.remove(List.of("schemas", "id", "meta", "members", "groups"));
    for (String list : LISTS) {
      if (stored.get(list) instanceof ArrayNode entries) {
        stored.set(list, taken(entries));
      }
    }
    return stored;
  }

  private void unique(String type, String id, ObjectNode asked) {
    for (Map.Entry<String, ObjectNode> other : all(type).entrySet()) {
      boolean user = type.equals("Users");
      String name = user ? "userName" : "displayName";
      boolean sameName = folded(asked, name).equals(folded(other.getValue(), name));
      boolean sameExternal =
          !user
              && asked.has("externalId")
              && asked.get("externalId").equals(other.getValue().get("externalId"));
      if (!other.getKey().equals(id) && (sameName || sameExternal)) {
        throw new Refused(409);
      }
    }
  }

  private static String folded(ObjectNode of, String name) {
    return of.path(name).asText().toLowerCase(Locale.ROOT);
  }

  private static void operation(ObjectNode resource, JsonNode operation) {
    String op = operation.path("op").asText();
    if (!operation.has("path")) {
      for (Map.Entry<String, JsonNode> member : operation.path("value").properties()) {
        at(resource, op, member.getKey(), member.getValue());
      }
    } else {
      at(resource, op, operation.path("path").asText(), operation.path("value"));
    }
  }

  private static void at(ObjectNode resource, String op, String path, JsonNode value) {
    if (path.startsWith(ENTERPRISE + ":")) {
      ObjectNode extension = child(resource, ENTERPRISE);
      at(extension, op, path.substring(ENTERPRISE.length() + 1), value);
      drop(resource, ENTERPRISE);
    } else if (path.indexOf('[') > 0) {
      entries(resource, op, path, value);
    } else if (path.indexOf('.') > 0) {
      String home = path.substring(0, path.indexOf('.'));
      at(child(resource, home), op, path.substring(path.indexOf('.') + 1), value);
      drop(resource, home);
    } else {
      attribute(resource, op, path, value);
    }
  }

  private static void attribute(ObjectNode home, String op, String name, JsonNode value) {
    if (op.equals("remove") || value.isNull()) {
      refuseRequired(name);
      if (!name.equals("active")) {
        home.remove(name);
      }
    } else if (name.equals("name")) {
      value.properties().forEach(sub -> at(home, op, "name." + sub.getKey(), sub.getValue()));
    } else if (LISTS.contains(name) && op.equals("add")) {
      ArrayNode entries = home.withArrayProperty(name);
      ArrayNode added = value.deepCopy();
      onePrimary(added, null);
      added.forEach(entry -> merge(entries, (ObjectNode) entry));
    } else {
      home.set(name, value.deepCopy());
      if (home.get(name) instanceof ArrayNode entries) {
        home.set(name, taken(entries));
        drop(home, name);
      }
    }
  }

  private static void refuseRequired(String name) {
    if (name.equals("userName")) {
      throw new Refused(400);
    }
  }

  private static void merge(ArrayNode entries, ObjectNode said) {
    ObjectNode added = take(said.objectNode(), said);
    ObjectNode into = null;
    for (JsonNode entry : entries) {
      boolean twin =
          added.has("value")
              && folded((ObjectNode) entry, "value").equals(folded(added, "value"))
              && folded((ObjectNode) entry, "type").equals(folded(added, "type"));
      into = twin && into == null ? (ObjectNode) entry : into;
    }
    for (JsonNode entry : entries) {
      if (into == null && entry.equals(added)) {
        return;
      }
    }
    if (into == null) {
      into = entries.addObject();
    }
    take(into, said);
    if (into.path("primary").asBoolean() && !husk(into)) {
      onePrimary(entries, into);
    }
  }

  /** Paths of the form {@code list[type eq "x"]} and {@code list[type eq "x"].sub}. */
  private static void entries(ObjectNode home, String op, String path, JsonNode value) {
    String name = path.substring(0, path.indexOf('['));
    String type = path.substring(path.indexOf('"') + 1, path.lastIndexOf('"'));
    String sub = path.endsWith("]") ? "" : path.substring(path.lastIndexOf('.') + 1);
    ArrayNode entries = home.withArrayProperty(name);
    List<ObjectNode> chosen = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (folded((ObjectNode) entry, "type").equals(type.toLowerCase(Locale.ROOT))) {
        chosen.add((ObjectNode) entry);
      }
    }
    if (op.equals("remove")) {
      remove(entries, chosen, sub);
    } else {
      set(entries, chosen, op, type, sub, value);
    }
    drop(home, name);
  }

  private static void remove(ArrayNode entries, List<ObjectNode> chosen, String sub) {
    if (sub.isEmpty()) {
      entries.removeIf(chosen::contains);
    } else {
      chosen.forEach(entry -> entry.remove(sub));
    }
  }

  private static void set(
      ArrayNode entries,
      List<ObjectNode> chosen,
      String op,
      String type,
      String sub,
      JsonNode value) {
    if (chosen.isEmpty()) {
      make(entries, op, type, sub, value);
      return;
    }
    for (ObjectNode entry : chosen) {
      if (!sub.isEmpty()) {
        entry.set(sub, value);
      } else {
        JsonNode kept = entry.path("type");
        if (op.equals("replace")) {
          entry.removeAll();
        }
        take(entry, value);
        if (op.equals("replace")) {
          entry.set("type", kept);
        }
      }
    }
    boolean primary = sub.isEmpty() ? value.path("primary").asBoolean() : false;
    if ((primary || (sub.equals("primary") && value.asBoolean())) && !husk(chosen.getFirst())) {
      onePrimary(entries, chosen.getFirst());
    }
  }

  /** What replaces keeps the type that the path names, what is added may say another. */
  private static void make(ArrayNode entries, String op, String type, String sub, JsonNode value) {
    ObjectNode made = JsonNodeFactory.instance.objectNode().put("type", type);
    if (!sub.isEmpty()) {
      made.set(sub, value);
    } else {
      take(made, value);
    }
    merge(entries, op.equals("replace") ? made.put("type", type) : made);
  }

  /** The given entry, else the first that says so, is the only primary one. */
  @SuppressWarnings("ReferenceEquality")
  private static void onePrimary(ArrayNode entries, @Nullable JsonNode chosen) {
    JsonNode primary = chosen;
    for (JsonNode entry : entries) {
      if (entry.path("primary").asBoolean()) {
        primary = primary == null ? entry : primary;
        if (entry != primary) {
          ((ObjectNode) entry).put("primary", false);
        }
      }
    }
  }

  private static ObjectNode child(ObjectNode home, String name) {
    return home.get(name) instanceof ObjectNode present ? present : home.putObject(name);
  }

  private static void drop(ObjectNode home, String name) {
    if (home.path(name).isContainerNode() && home.path(name).isEmpty()) {
      home.remove(name);
    }
  }

  /** Those of the asked that are here; a group that would be in itself is refused. */
  Set<String> known(String group, Set<String> asked) {
    Set<String> known = new TreeSet<>(asked);
    known.removeIf(id -> !users.containsKey(id) && !groups.containsKey(id));
    if (known.stream().anyMatch(id -> reaches(id, group))) {
      throw new Refused(400);
    }
    return known;
  }

  private boolean reaches(String from, String group) {
    return from.equals(group)
        || members.getOrDefault(from, Set.of()).stream().anyMatch(id -> reaches(id, group));
  }

  Set<String> groupsOf(String member) {
    Set<String> of = new TreeSet<>();
    members.forEach((group, in) -> of.addAll(in.contains(member) ? Set.of(group) : Set.of()));
    return of;
  }

  void remove(String type, String id) {
    found(type, id);
    all(type).remove(id);
    members.remove(id);
    members.values().forEach(in -> in.remove(id));
  }

  /** JSON whose arrays are sorted, for comparison. */
  static final class Unordered {
    private Unordered() {}

    static JsonNode of(JsonNode json) {
      if (json.isObject()) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(names(json)).forEach(name -> object.set(name, of(json.get(name))));
        return object;
      }
      if (json.isArray()) {
        List<JsonNode> entries = new ArrayList<>();
        json.forEach(entry -> entries.add(of(entry)));
        entries.sort((a, b) -> a.toString().compareTo(b.toString()));
        return JsonNodeFactory.instance.arrayNode().addAll(entries);
      }
      return json;
    }

    private static List<String> names(JsonNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      return names;
    }
  }
}
